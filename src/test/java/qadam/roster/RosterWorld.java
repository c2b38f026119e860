package qadam.roster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import qadam.identity.Identity;
import qadam.identity.MatchTags;
import qadam.organisation.Kind;
import qadam.organisation.Member;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A country with its regions, and lists that are read into it. */
final class RosterWorld implements AutoCloseable {
    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Texts texts = new Texts();
    final Path data = Databases.folder();
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Members members;
    final Rosters rosters;
    final List<Difference.Line> refused = new ArrayList<>();

    RosterWorld(Database database) {
        this.database = database;
        this.identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
        this.organisations = Organisations.open(database, texts, clock);
        this.members = new Members(clock);
        this.rosters = new Rosters(database, organisations, members, identity, new MatchTags(data, database), texts, clock);
    }

    Organisation root() {
        return place(Organisation.ROOT);
    }

    Organisation place(long number) {
        return database.read(handle -> organisations.find(handle, number)).orElseThrow();
    }

    Organisation region(String id) {
        return database.read(handle -> organisations.region(handle, id)).orElseThrow();
    }

    Organisation school(String region, String name) {
        return database.write(handle -> organisations.add(handle, organisations.region(handle, region).orElseThrow(), Kind.SCHOOL, new NewPlace(name)));
    }

    Organisation group(Organisation school, String name) {
        return database.write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace(name, Optional.empty(), Optional.of(7))));
    }

    Organisation named(String name) {
        List<Organisation> found = database.read(handle -> organisations.named(handle, root(), name, 10));
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " places are called " + name);
        }
        return found.getFirst();
    }

    /** Names of those who belong to a place, in the alphabet's order. */
    List<String> namesIn(String place) {
        return database.read(handle -> members.of(handle, named(place).number()).stream().map(Member::person).map(one -> identity.people().name(handle, one)).sorted().toList());
    }

    Difference compare(Organisation place, Zip zip) {
        return compare(place, zip.in(data));
    }

    Difference compare(Organisation place, Path file) {
        refused.clear();
        try (RosterFile list = rosters.open(file, Bounds.COMMAND)) {
            return rosters.compare(place, list, refused::add, Progress.NONE);
        }
    }

    /** Brings it in a minute later than whatever was before. */
    Difference apply(Organisation place, Zip zip) {
        return apply(place, zip.in(data));
    }

    Difference apply(Organisation place, Path file) {
        clock.forward(Duration.ofMinutes(1));
        try (RosterFile list = rosters.open(file, Bounds.COMMAND)) {
            return rosters.apply(place, list, rosters.compare(place, list, line -> { }, Progress.NONE), Optional.empty(), Progress.NONE);
        }
    }

    Difference apply(Organisation place, String csv) {
        try (RosterFile list = plain(csv.getBytes(StandardCharsets.UTF_8))) {
            clock.forward(Duration.ofMinutes(1));
            return rosters.apply(place, list, rosters.compare(place, list, line -> { }, Progress.NONE), Optional.empty(), Progress.NONE);
        }
    }

    RosterFile plain(byte[] csv) {
        return rosters.draft(csv, "list.csv");
    }

    /** Everything that is stored, table by table, to be held beside another. */
    String dump() {
        return database.read(handle -> {
            StringBuilder all = new StringBuilder();
            var tables = new TreeMap<String, TreeSet<String>>();
            List<String> names = database.isPostgresql()
                ? handle.createQuery("select tablename from pg_tables where schemaname = 'public'").mapTo(String.class).list()
                : handle.createQuery("select name from sqlite_master where type = 'table' and name not like 'sqlite%'").mapTo(String.class).list();
            for (String table : names) {
                TreeSet<String> rows = new TreeSet<>();
                handle.createQuery("select * from " + table).map((row, context) -> words(row)).forEach(rows::add);
                tables.put(table, rows);
            }
            tables.forEach((table, rows) -> all.append(table).append('\n').append(String.join("\n", rows)).append('\n'));
            return all.toString();
        });
    }

    private static String words(ResultSet row) throws java.sql.SQLException {
        ResultSetMetaData columns = row.getMetaData();
        StringBuilder words = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            words.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value)).append('|');
        }
        return words.toString();
    }

    List<Reason> reasons() {
        return refused.stream().map(Difference.Line::reason).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
