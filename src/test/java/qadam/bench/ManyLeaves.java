package qadam.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.credential.Leaf;
import qadam.shared.Database;
import qadam.world.FixedClock;

/** Leaves as very many people's credentials leave them in the queue, without people and signatures. */
final class ManyLeaves {
    private final Random random;
    private int number;

    ManyLeaves(Random random) {
        this.random = random;
    }

    /** Credentials of some thousand people a day, every hundredth revoked. */
    void queue(Database database, FixedClock clock, int leaves) {
        List<String> tags = Stream.generate(() -> hex(16)).limit(leaves * 9L / 10).toList();
        for (int done = 0; done < leaves; done += 5_000) {
            int many = Math.min(5_000, leaves - done);
            Instant now = clock.instant();
            database.write(handle -> {
                for (int i = 0; i < many; i++) {
                    queue(handle, tags, now);
                }
                return null;
            });
            clock.forward(Duration.ofHours(6));
        }
    }

    private void queue(Handle handle, List<String> tags, Instant now) {
        Leaf.Issue leaf = new Leaf.Issue(random.nextInt(20) == 0 ? Optional.empty() : Optional.of(tags.get(random.nextInt(tags.size()))), hex(32),
            "kz-2026@1", "everyone", 1 + random.nextInt(4), "KZ-" + (10 + random.nextInt(20)), Leaf.week(now),
            random.nextInt(3) == 0 ? "supervised" : "online", List.of("sso", "roster", "self").get(random.nextInt(3)), "state");
        long issue = add(handle, leaf, null, now);
        if (leaf.isClaimable() && random.nextInt(8) == 0) {
            add(handle, new Leaf.Claim(tags.get(random.nextInt(tags.size())), random.nextBoolean() ? "sso" : "roster", Leaf.week(now)), issue, now);
        }
        if (++number % 100 == 0) {
            add(handle, new Leaf.Revoke("mistake", Leaf.week(now)), issue, now);
        }
    }

    private static long add(Handle handle, Leaf leaf, Long about, Instant now) {
        return handle.createQuery("insert into leaves (about, line, queued_at) values (:about, :line, :now) returning number")
            .bind("about", about).bind("line", leaf.line()).bind("now", now).mapTo(Long.class).one();
    }

    private String hex(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }
}
