package qadam.proof;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which checkpoints are believed: signed by one of these logs, and seen by so many of these witnesses (C2SP tlog-policy).
 *
 * @param witnesses by the policy's own names for them
 * @param quorum what must have witnessed; empty when nobody need have
 */
public record Policy(List<NoteKey> logs, Map<String, Witness> witnesses, Optional<Quorum> quorum) {
    /** @param address below which a witness is asked (C2SP tlog-witness, "submission prefix") */
    public record Witness(NoteKey key, Optional<URI> address) {}

    /** A witness, or a group of which so many must have witnessed. */
    public sealed interface Quorum {
        record One(NoteKey key) implements Quorum {}

        record Group(int least, List<Quorum> members) implements Quorum {}

        default boolean holds(Set<NoteKey> signers) {
            return switch (this) {
                case One one -> signers.contains(one.key());
                case Group group -> group.members().stream().filter(member -> member.holds(signers)).count() >= group.least();
            };
        }
    }

    private static final int LONGEST = 1 << 16;
    private static final int MOST = 64;
    private static final String NONE = "none";

    /** Of one log, any so many of the witnesses; none of them when {@code least} is 0. */
    public static Policy of(NoteKey log, int least, List<Witness> witnesses) {
        var named = new LinkedHashMap<String, Witness>();
        for (var witness : witnesses) named.put(witness.key().name(), witness);
        List<Quorum> members = witnesses.stream().<Quorum>map(witness -> new Quorum.One(witness.key())).toList();
        if (least < 0 || least > members.size() || named.size() < members.size()) throw new IllegalArgumentException("no such quorum");
        return new Policy(List.of(log), named, least == 0 ? Optional.empty() : Optional.of(new Quorum.Group(least, members)));
    }

    /** Whether the note may be believed. Says nothing about what stands in it. */
    public boolean accepts(SignedNote note) {
        Set<NoteKey> signers = note.signedBy(keys());
        return logs.stream().anyMatch(signers::contains) && quorum.map(rule -> rule.holds(signers)).orElse(true);
    }

    /**
     * Whether the note was witnessed before a moment: by so many as must, or, where nobody need have witnessed it, by anybody. When then
     * nobody has signed at all, no time stands under the note, and it is the log's own word.
     */
    public boolean acceptsBefore(SignedNote note, Instant moment) {
        Set<NoteKey> early = under(note).stream().map(Witness::key).filter(key -> note.cosignedAt(key).orElseThrow().isBefore(moment)).collect(Collectors.toSet());
        return accepts(note) && quorum.map(rule -> rule.holds(early)).orElse(!early.isEmpty() || under(note).isEmpty());
    }

    /** The witnesses that have put a good line under the note. */
    public List<Witness> under(SignedNote note) {
        Set<NoteKey> signers = note.signedBy(keys());
        return witnesses.values().stream().filter(witness -> signers.contains(witness.key())).toList();
    }

    public List<NoteKey> keys() {
        return Stream.concat(logs.stream(), witnesses.values().stream().map(Witness::key)).toList();
    }

    /** The policy as tools of others read it. Addresses are not for everybody, so they are left out. */
    public String text() {
        var lines = logs.stream().map(log -> "log " + log + "\n").collect(Collectors.joining());
        var named = new HashMap<NoteKey, String>();
        for (var witness : witnesses.entrySet()) {
            lines += "witness " + witness.getKey() + " " + witness.getValue().key() + "\n";
            named.put(witness.getValue().key(), witness.getKey());
        }
        var text = new StringBuilder(lines);
        String last = quorum.map(rule -> write(rule, named, text, "quorum-of-all")).orElse(NONE);
        return text.append("quorum ").append(last).append('\n').toString();
    }

    private static String write(Quorum rule, Map<NoteKey, String> named, StringBuilder text, String name) {
        return switch (rule) {
            case Quorum.One one -> named.get(one.key());
            case Quorum.Group group -> {
                var members = new StringBuilder();
                for (int i = 0; i < group.members().size(); i++) members.append(' ').append(write(group.members().get(i), named, text, name + "-" + i));
                text.append("group ").append(name).append(' ').append(group.least()).append(members).append('\n');
                yield name;
            }
        };
    }

    /** @throws IllegalArgumentException naming the line that is wrong */
    public static Policy read(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 127)) throw new IllegalArgumentException("policy: too long, or a control character");
        return new Reading().of(text);
    }

    /** One reading. Used by one thread, once. */
    private static final class Reading {
        private final Map<String, NoteKey> logs = new LinkedHashMap<>();
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Quorum> rules = new HashMap<>();
        private final Set<String> used = new HashSet<>();
        private Optional<Quorum> quorum = Optional.empty();
        private boolean decided;
        private int number;

        Policy of(String text) {
            for (String line : text.split("\n")) {
                number++;
                String[] words = line.strip().split("[ \t]+");
                if (!words[0].isEmpty() && !words[0].startsWith("#")) take(words);
            }
            if (!decided) throw wrong("no quorum line");
            return new Policy(List.copyOf(logs.values()), witnesses, quorum);
        }

        private void take(String[] words) {
            switch (words[0]) {
                case "log" -> log(words);
                case "witness" -> witness(words);
                case "group" -> group(words);
                case "quorum" -> quorum(words);
                default -> throw wrong("unknown word " + words[0]);
            }
            if (logs.size() + rules.size() > MOST) throw wrong("too many logs, witnesses and groups");
        }

        private void log(String[] words) {
            require(words.length == 2 || words.length == 3, "log KEY [ADDRESS]");
            NoteKey key = key(words[1], NoteKey.Kind.NOTE);
            require(logs.values().stream().noneMatch(other -> other.key().equals(key.key())), "a log twice");
            logs.put(key.name(), key);
        }

        private void witness(String[] words) {
            require(words.length == 3 || words.length == 4, "witness NAME KEY [ADDRESS]");
            NoteKey key = key(words[2], NoteKey.Kind.COSIGNATURE);
            require(witnesses.values().stream().noneMatch(other -> other.key().key().equals(key.key())), "a witness twice");
            define(words[1], new Quorum.One(key));
            witnesses.put(words[1], new Witness(key, words.length == 4 ? Optional.of(address(words[3])) : Optional.empty()));
        }

        private void group(String[] words) {
            require(words.length >= 4, "group NAME all|any|NUMBER MEMBER…");
            var members = Stream.of(words).skip(3).map(this::member).toList();
            int least = switch (words[2]) {
                case "all" -> members.size();
                case "any" -> 1;
                default -> words[2].matches("[1-9][0-9]{0,3}") ? Integer.parseInt(words[2]) : 0;
            };
            require(least >= 1 && least <= members.size(), "a threshold between 1 and the number of members");
            define(words[1], new Quorum.Group(least, members));
        }

        private void quorum(String[] words) {
            require(words.length == 2 && !decided, "one line: quorum NAME");
            decided = true;
            quorum = words[1].equals(NONE) ? Optional.empty() : Optional.of(known(words[1]));
        }

        private Quorum member(String name) {
            require(used.add(name), name + " is a member twice");
            return known(name);
        }

        private Quorum known(String name) {
            require(rules.containsKey(name), name + " is not known yet");
            return rules.get(name);
        }

        private void define(String name, Quorum rule) {
            require(!name.equals(NONE) && rules.put(name, rule) == null, "the name " + name + " is taken");
        }

        private NoteKey key(String word, NoteKey.Kind kind) {
            return NoteKey.read(word).filter(key -> key.kind() == kind).orElseThrow(() -> wrong("not a key of this kind"));
        }

        private URI address(String word) {
            try {
                URI address = URI.create(word);
                require(address.getHost() != null && Set.of("http", "https").contains(address.getScheme()), "not an address");
                return address;
            } catch (IllegalArgumentException notOne) {
                throw wrong("not an address");
            }
        }

        private void require(boolean right, String expected) {
            if (!right) throw wrong(expected);
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("policy, line " + number + ": " + what);
        }
    }
}
