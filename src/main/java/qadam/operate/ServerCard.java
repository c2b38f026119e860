package qadam.operate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.backup.Backups;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Database;
import qadam.shared.DiskSpace;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** Tells the office how much room is left, whether new answers are taken, and how old the newest backup is. */
final class ServerCard implements OfficeSection {
    private static final double GIGABYTE = 1e9;

    private final Database database;
    private final Backups backups;
    private final InstantSource clock;
    private final Texts texts;

    ServerCard(Database database, Backups backups, InstantSource clock, Texts texts) {
        this.database = database;
        this.backups = backups;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        List<String> words = new ArrayList<>();
        DiskSpace space = database.space();
        space.free().ifPresent(free -> words.add(texts.text(language, space.isLow() ? "operate.server.low" : "operate.server.room",
            Map.of("free", free / GIGABYTE, "reserve", space.reserve() / GIGABYTE))));
        words.add(backups.state().newest().map(newest -> texts.text(language, "operate.server.backup",
                Map.of("hours", Math.max(0, Duration.between(newest, clock.instant()).toHours()))))
            .orElseGet(() -> texts.text(language, "operate.server.no_backup")));
        backups.state().failure().ifPresent(why -> words.add(texts.text(language, why.problem().key(), why.values())));
        return new Card(texts.text(language, "operate.server.title"), String.join(" ", words), List.of());
    }
}
