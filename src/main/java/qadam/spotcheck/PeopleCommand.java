package qadam.spotcheck;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import qadam.log.LogSource;
import qadam.proof.LogTrust;
import qadam.shared.Csv;
import qadam.shared.OwnerOnly;
import qadam.shared.Refusal;

/** For the operator, who hands it to the auditor bound to silence: who the people of a sheet are. Only for a sheet that was drawn from this log. */
@Command(name = "draw-people", mixinStandardHelpOptions = true, description = "Tells who holds the certificates of a drawn sheet, into a file that only its owner may read.",
    exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:the file is written", "1:not written; the message says why", "2:a wrong command line"})
final class PeopleCommand extends SpotCheck.Spoken {
    @Parameters(paramLabel = "SHEET", description = "The sheet that the auditor has drawn.")
    private Path file;
    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where the names go; never written over.")
    private Path to;
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the trail: by which order or contract, without names.")
    private String reason;
    @Option(names = "--data", defaultValue = "data", description = "The server's data folder (default ${DEFAULT-VALUE}).")
    private Path data;
    @Option(names = "--database", description = "jdbc:postgresql://…; SQLite in the data folder by default.")
    private String database;

    /** Enough for a bound of a third of a per cent; whoever asks for more wants a list and no check. */
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final SpotCheck.House house;

    PeopleCommand(InstantSource clock, SpotCheck.House house) {
        this.clock = clock;
        this.house = house;
    }

    @Override
    int run() {
        Sheet sheet = sheet(file);
        if (sheet.rows().size() > MOST) {
            throw new Refusal(SpotCheckProblem.TOO_MANY_PEOPLE, Map.of("most", MOST, "number", sheet.rows().size()));
        }
        List<Long> places = sheet.rows().stream().map(Sheet.Row::place).toList();
        return house.with(database, data, clock, (LogTrust trust, Holders holders) -> {
            sheet.requireDrawn(again(sheet, LogSource.at(data.resolve("log").toString()), trust));
            create();
            List<Optional<Holder>> told = tell(holders, sheet, places);
            write(csv(sheet, told));
            say("spotcheck.people.written", Map.of("file", to.toString(), "number", told.stream().filter(Optional::isPresent).count()));
            return 0;
        });
    }

    /** The randomness stands in the trail: many lines with another each are somebody who looks for a person. */
    private List<Optional<Holder>> tell(Holders holders, Sheet sheet, List<Long> places) {
        String asked = sheet.programme() + ", " + sheet.tree().size() + ", " + places.size() + ", " + HexFormat.of().formatHex(sheet.randomness());
        try {
            return holders.tell(places, asked, reason);
        } catch (RuntimeException failed) {
            drop();
            throw failed;
        }
    }

    private void drop() {
        try {
            Files.deleteIfExists(to);
        } catch (IOException stays) {
            // an empty file that says nothing of anybody
        }
    }

    /** Before anything is told: what cannot be kept safely is not told at all. */
    private void create() {
        try {
            Files.newByteChannel(to, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(to)).close();
        } catch (FileAlreadyExistsException there) {
            throw new Refusal(SpotCheckProblem.SHEET_EXISTS, Map.of("file", to.toString()));
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    private void write(String csv) {
        try {
            Files.write(to, csv.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw unwritable(unwritable);
        }
    }

    private Refusal unwritable(IOException why) {
        return new Refusal(SpotCheckProblem.UNWRITABLE, Map.of("file", to.toString(), "reason", why.toString()));
    }

    private static String csv(Sheet sheet, List<Optional<Holder>> told) {
        Csv csv = new Csv().row(List.of("number", "place", "registry_number", "printed_name", "user_name", "email", "confirmed_by"));
        for (int i = 0; i < told.size(); i++) {
            Optional<Holder> holder = told.get(i);
            csv.row(List.of(Integer.toString(i + 1), Long.toString(sheet.rows().get(i).place()), holder.map(Holder::registryNumber).orElse(""),
                text(holder.flatMap(Holder::printedName)), text(holder.flatMap(Holder::userName)), text(holder.flatMap(Holder::email)), text(holder.flatMap(Holder::confirmedBy))));
        }
        return csv.toString();
    }

    private static String text(Optional<String> known) {
        return known.orElse("");
    }
}
