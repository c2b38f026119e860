package qadam.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import qadam.credential.Leaf;
import qadam.log.LogReader;
import qadam.log.LogSource;
import qadam.proof.Policy;

/** All that a log tells everybody: what its people stand as, and each value that somebody might have taken for a key. */
final class PublicFacts {
    final TreeSet<String> tags = new TreeSet<>();
    final List<String> commitments = new ArrayList<>();
    /** Without their versions. */
    final TreeSet<String> programmes = new TreeSet<>();
    final Map<String, byte[]> keys = new LinkedHashMap<>();

    private PublicFacts() {
    }

    /** @param place a folder or an address; every leaf, tile and signature is checked on the way */
    static PublicFacts read(String place) {
        LogSource source = LogSource.at(place);
        PublicFacts facts = new PublicFacts();
        LogReader.Read read = new LogReader(source, Optional.empty(), Optional.empty())
            .read((index, bytes) -> facts.add(Leaf.read(new String(bytes, StandardCharsets.UTF_8))), done -> { });
        facts.keys.put("nothing", new byte[0]);
        facts.keys.put("16 zeros", new byte[16]);
        facts.keys.put("the word qadam", text("qadam"));
        facts.key("root", HexFormat.of().formatHex(read.checkpoint().root()));
        facts.keys.put("origin", text(read.checkpoint().origin()));
        facts.keys.put("checkpoint", text(read.note().text()));
        source.read("policy").map(bytes -> Policy.read(new String(bytes, StandardCharsets.UTF_8))).ifPresent(policy -> policy.keys().forEach(key -> {
            facts.keys.put("verifier key of " + key.name(), text(key.toString()));
            facts.keys.put("public key of " + key.name(), key.key().getEncoded());
        }));
        facts.programmes.forEach(programme -> facts.keys.put("programme " + programme, text(programme)));
        return facts;
    }

    private void add(Leaf leaf) {
        switch (leaf) {
            case Leaf.Issue issue -> {
                issue.tag().ifPresent(tags::add);
                commitments.add(issue.commitment());
            }
            case Leaf.Claim claim -> tags.add(claim.tag());
            case Leaf.Open open -> {
                programmes.add(open.programme().replaceFirst("@.*", ""));
                key("hash of the tag key", open.keyHash());
                keys.put("programme " + open.programme(), text(open.programme()));
                keys.put("year " + open.year(), text(Integer.toString(open.year())));
            }
            case Leaf.Key key -> keys.put("issuer's key " + key.key(), text(key.key()));
            case Leaf.Revoke revoke -> { }
            case Leaf.Reinstate reinstate -> { }
            case Leaf.Close close -> { }
        }
    }

    private void key(String name, String hex) {
        keys.put(name, HexFormat.of().parseHex(hex));
        keys.put(name + " in hex", text(hex));
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
