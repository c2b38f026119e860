package qadam.safeguard;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of people in messengers, @aigerim, apart from what programmers write with the same sign. */
final class Handles {
    private static final Pattern NAME = Pattern.compile("@([A-Za-z][A-Za-z0-9_.]{2,30}[A-Za-z0-9_])(?![A-Za-z0-9_])");
    private static final Pattern CALLED = Pattern.compile(
        "(?iu)(?<!\\p{L})(?:tg|telega|telegram|insta\\p{L}{0,4}|телег\\p{L}{0,5}|тг|инст\\p{L}{0,6}|ник\\p{L}{0,4}|whats?app|snap\\p{L}{0,4}|tiktok|тикток\\p{L}{0,4}|vk|вк|discord|дискорд\\p{L}{0,3}|(?:на)?пиши\\p{L}{0,3}"
        + "|добав\\p{L}{0,5}|подпис\\p{L}{0,6}|жаз\\p{L}{0,7}|қос\\p{L}{0,5}|аккаунт\\p{L}{0,6}|парақша\\p{L}{0,6}|write|text|message|dm|add|follow|account|contact|me)[^\\p{L}\\d@]{1,4}(?:\\p{L}{1,9}[^\\p{L}\\d@]{1,3}){0,2}$");
    private static final int BEFORE = 48;
    /** Of Java, Python, C#, TypeScript, CSS and their like, that stand in lessons. */
    private static final Set<String> CODE = Set.of("override", "deprecated", "suppresswarnings", "functionalinterface", "safevarargs", "test", "before", "after", "beforeeach",
        "aftereach", "beforeall", "afterall", "autowired", "component", "service", "repository", "controller", "restcontroller", "getmapping", "postmapping", "requestmapping", "entity",
        "table", "column", "data", "bean", "configuration", "springbootapplication", "property", "staticmethod", "classmethod", "abstractmethod", "dataclass", "wraps", "decorator",
        "contextmanager", "lru_cache", "cache", "cached_property", "pytest", "fixture", "login_required", "app", "router", "media", "import", "keyframes", "font", "charset", "supports",
        "page", "layer", "tailwind", "apply", "param", "return", "returns", "throws", "author", "link", "code", "since", "version", "see", "typedef", "type", "everyone", "here", "channel",
        "input", "output", "injectable", "ngmodule", "interface", "nullable", "nonnull", "inject", "value", "transactional", "jit", "njit", "tool", "function", "torch", "staticfield", "typescript", "types", "babel", "angular", "scope", "latest");

    private final String text;

    Handles(String text) {
        this.text = text;
    }

    /** @return null when it is no name */
    Scrubber.Span at(int at) {
        if (at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '/')) {
            return null;
        }
        Matcher name = NAME.matcher(text).region(at, Math.min(text.length(), at + 36));
        if (text.charAt(at) != '@' || !name.lookingAt() || isCode(name.group(1), at, name.end())) {
            return null;
        }
        return new Scrubber.Span(at, name.end(), Scrubbed.Kind.MESSENGER);
    }

    private boolean isCode(String name, int from, int to) {
        String before = text.substring(Math.max(0, from - BEFORE), from);
        if (CALLED.matcher(before).find()) {
            return false;
        }
        char next = to < text.length() ? text.charAt(to) : ' ';
        boolean called = next == '(' || next == '/' || next == '{' || next == '-' || next == '.' && to + 1 < text.length() && Character.isLetterOrDigit(text.charAt(to + 1));
        boolean first = before.isBlank() || before.stripTrailing().length() < before.length() && before.substring(before.stripTrailing().length()).contains("\n");
        boolean personal = name.chars().anyMatch(Character::isDigit);
        int dot = name.indexOf('.');
        return called || CODE.contains((dot < 0 ? name : name.substring(0, dot)).toLowerCase(java.util.Locale.ROOT)) || Character.isUpperCase(name.charAt(0)) && !personal
            || first && !personal && (dot > 0 || name.indexOf('_') < 0);
    }
}
