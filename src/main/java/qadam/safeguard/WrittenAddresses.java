package qadam.safeguard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses by which somebody can be written to: e-mail, messengers, pages of people; also as they are spelled to get past a filter. */
final class WrittenAddresses {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 120;
    private static final String AT = "@＠﹫";
    private static final String DOTS = ".。．";

    /** Of mail alone: after these "at" is an address even where the dot is a dot. */
    private static final String MAIL_HOSTS = "gmail|g-mail|mail|inbox|bk|list|internet|yandex|ya|outlook|hotmail|live|icloud|yahoo|rambler|proton(?:mail)?|nis|edu|гмейл|джимейл|мейл|мэйл|майл|яндекс";
    private static final Pattern MAIL = Pattern.compile("(?iu)(?:" + MAIL_HOSTS + ")\\.");
    private static final String DOT = "\\s{0,2}(?:\\.|[\\[(]\\s?(?:dot|точка|нүкте|\\.)\\s?[\\])]|\\s(?:dot|точка|тчк|нүкте)\\s)\\s{0,2}";
    private static final String SPELLED_DOT = "\\s{0,2}(?:[\\[({]\\s?(?:dot|точка|нүкте|\\.)\\s?[\\])}]|\\s(?:dot|точка|тчк|нүкте)\\s)\\s{0,2}";
    private static final String ENDS = "(?:com|ru|kz|org|net|edu|info|me|io|uk|de|ком|ру|кз|рф|қаз)(?![\\p{L}\\d])";
    private static final String LOCAL = "(?<![\\p{L}\\d._%+-])([\\p{L}\\d][\\p{L}\\d._%+-]{0,63})";
    private static final String DOMAIN = "[\\p{L}\\d-]{1,40}";
    /** name (at) mail.ru, name [собака] mail точка ru */
    private static final Pattern FRAMED = Pattern.compile(
        "(?iu)" + LOCAL + "\\s{0,2}[\\[({<]\\s?(?:at|эт|собака|собачка|ат|@)\\s?[\\])}>]\\s{0,2}" + DOMAIN + "(?:" + DOT + DOMAIN + "){1,4}");
    /** name at mail dot ru, name собака mail точка ru */
    private static final Pattern SPELLED = Pattern.compile(
        "(?iu)" + LOCAL + "\\s{1,2}(?:at|эт|собака|собачка|ит белгісі)\\s{1,2}" + DOMAIN + "(?:" + DOT + "[\\p{L}\\d-]{1,40}){0,2}" + SPELLED_DOT + ENDS);
    /** name at gmail.com, name собака mail.ru */
    private static final Pattern KNOWN = Pattern.compile(
        "(?iu)" + LOCAL + "\\s{1,2}(?:at|эт|собака|собачка)\\s{1,2}(?:" + MAIL_HOSTS + ")" + DOT + "(?:[\\p{L}\\d-]{1,30}\\.)?" + ENDS);
    private static final Set<String> NO_NAMES = Set.of("look", "is", "are", "account", "hosted", "works", "worked", "registered", "mailbox", "available", "site", "page", "login", "arrive", "arrived", "and", "me", "you", "моя", "эта", "же");

    private static final Pattern PAGES = Pattern.compile(
        "(?iu)(?:https?\\s?:\\s?//\\s?)?(?<![\\p{L}\\d-])(?:www\\.)?(?:"
        + "(?:t|telegram|teleg|wa|m|viber|line)\\s?\\.\\s?me\\s?/|telegram\\s?\\.\\s?(?:org|dog)/|(?:api|chat)\\.whatsapp\\.com/|instagram\\s?\\.\\s?com\\s?/|vk\\s?\\.\\s?(?:com|ru)\\s?/|ok\\.ru/"
        + "|tiktok\\.com/@|(?:facebook|fb)\\.com/|discord\\.gg/|discord(?:app)?\\.com/(?:users|invite)/|snapchat\\.com/add/|threads\\.net/@)\\s?[@+]?[\\p{L}\\d_.?=&/%+-]{2,80}");
    private static final Pattern SCHEMES = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:tg|viber|whatsapp|skype)(?:://|:)[\\p{L}\\d_.?=&/%+:-]{3,80}");
    private static final Pattern DISCORD = Pattern.compile("(?iu)(?<![\\p{L}\\d_.#])[\\p{L}\\d_.]{2,32}#\\d{4}(?!\\d)");
    private static final Pattern ACCOUNT = Pattern.compile("(?iu)(?<![\\p{L}\\d])KZ\\d{2}(?:[ -]?[A-Z\\d]{4}){4}(?![\\p{L}\\d])");

    private final int[] points;
    private final String text;
    private final List<Scrubber.Span> spans = new ArrayList<>();

    private WrittenAddresses(int[] points) {
        this.points = points;
        this.text = flat(points);
    }

    static List<Scrubber.Span> find(int[] points) {
        WrittenAddresses addresses = new WrittenAddresses(points);
        addresses.mails();
        addresses.match(FRAMED, Scrubbed.Kind.EMAIL, 0);
        addresses.match(SPELLED, Scrubbed.Kind.EMAIL, 1);
        addresses.match(KNOWN, Scrubbed.Kind.EMAIL, 1);
        addresses.match(PAGES, Scrubbed.Kind.MESSENGER, 0);
        addresses.match(SCHEMES, Scrubbed.Kind.MESSENGER, 0);
        addresses.match(DISCORD, Scrubbed.Kind.MESSENGER, 0);
        addresses.match(ACCOUNT, Scrubbed.Kind.CARD, 0);
        return addresses.spans;
    }

    /** One char for each code point, so that places in both are the same; spaces, dots and wide letters as plain ones. */
    private static String flat(int[] points) {
        StringBuilder flat = new StringBuilder(points.length);
        for (int point : points) {
            int figure = Figure.of(point);
            if (figure != Figure.NONE) {
                flat.append((char) ('0' + figure));
            } else if (Figure.isSpace(point)) {
                flat.append(' ');
            } else if (DOTS.indexOf(point) >= 0) {
                flat.append('.');
            } else if (point >= 0xFF21 && point <= 0xFF5A) {
                flat.append((char) (point - 0xFEE0));
            } else {
                flat.append(point > 0xFFFF ? '□' : (char) point);
            }
        }
        return flat.toString();
    }

    /** @param name the group that must not be a word of everyday; 0 for none */
    private void match(Pattern pattern, Scrubbed.Kind kind, int name) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (name == 0 || !NO_NAMES.contains(matcher.group(name).toLowerCase(Locale.ROOT))) {
                spans.add(new Scrubber.Span(matcher.start(), matcher.end(), kind));
            }
        }
    }

    private void mails() {
        for (int at = 0; at < points.length; at++) {
            if (AT.indexOf(points[at]) >= 0) {
                Scrubber.Span mail = mail(at);
                if (mail == null) {
                    mail = new Handles(text).at(at);
                }
                if (mail != null) {
                    spans.add(mail);
                    at = Math.max(at, mail.to() - 1);
                }
            }
        }
    }

    private Scrubber.Span mail(int at) {
        int to = domain(at + 1);
        int from = local(at);
        boolean apart = at > 0 && text.charAt(at - 1) == ' ' && (at + 1 >= text.length() || text.charAt(at + 1) != ' ');
        return to < 0 || from < 0 || apart && !MAIL.matcher(text).region(at + 1, to).lookingAt() ? null : new Scrubber.Span(from, to, Scrubbed.Kind.EMAIL);
    }

    private int local(int at) {
        int end = at;
        while (end > 0 && at - end < 2 && (text.charAt(end - 1) == ' ' || Figure.isUnseen(points[end - 1]))) {
            end--;
        }
        int from = end;
        while (from > 0 && end - from < LONGEST_LOCAL && (isWord(from - 1) || "._%+-'".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        while (from < end && !isWord(from)) {
            from++;
        }
        return from == end ? -1 : from;
    }

    /** @return the end of a host's name with a dot in it; -1 when none follows */
    private int domain(int from) {
        int at = from;
        while (at < points.length && at - from < 2 && (text.charAt(at) == ' ' || Figure.isUnseen(points[at]))) {
            at++;
        }
        int last = -1;
        int start = at;
        boolean dotted = false;
        while (at < points.length && at - start < LONGEST_DOMAIN) {
            int label = at;
            while (at < points.length && (isWord(at) || text.charAt(at) == '-')) {
                at++;
            }
            if (at == label) {
                break;
            }
            if (dotted && at - label >= 2 && Character.isLetter(points[label])) {
                last = at;
            }
            int dot = dot(at);
            if (dot < 0) {
                break;
            }
            dotted = true;
            at = dot;
        }
        return last;
    }

    /** "." and " . " go on, ". " ends a sentence. */
    private int dot(int at) {
        if (at < points.length && text.charAt(at) == '.') {
            return at + 1;
        }
        return text.startsWith(" . ", at) ? at + 3 : -1;
    }

    private boolean isWord(int at) {
        return Character.isLetterOrDigit(points[at]) || points[at] == '_' || Figure.isUnseen(points[at]);
    }
}
