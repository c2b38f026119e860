package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import qadam.Main;
import qadam.shared.Database;
import qadam.world.Databases;

/** What a stranger finds who reads the published tiles and nothing else. */
class SmallCellsTest {
    private static final Pattern ISSUE = Pattern.compile("\"g\":\"([^\"]+)\",\"k\":\"[^\"]+\",\"l\":(\\d),\"r\":\"([^\"]+)\",\"d\":\"([^\"]+)\",\"m\":\"([^\"]+)\"");

    /** Weeks of few and many people in five regions; each night is a checkpoint that somebody may have kept. */
    @Test
    void the_published_tiles_show_no_cell_below_ten_but_those_that_fsck_lists_with_their_reason() throws IOException {
        Path folder = Databases.folder();
        Random random = new Random(11);
        List<Integer> sizes = new ArrayList<>(List.of(0));
        try (LogWorld world = new LogWorld(Database.sqlite(folder), folder)) {
            for (int day = 0; day < 25; day++) {
                for (int region = 10; region < 15; region++) {
                    world.queue(Math.max(0, random.nextInt(40) - 26), "KZ-" + region);
                }
                world.log.publish(Haste.USUAL).ifPresent(newest -> sizes.add((int) newest.size()));
                world.clock.forward(Duration.ofDays(1));
            }
            world.clock.forward(Duration.ofDays(30));
            world.queue(3, "KZ-75");
            sizes.add((int) world.log.publish(Haste.ALL).orElseThrow().size());
            List<String> lines = tiles(world.folder());
            assertThat(lines).hasSize(sizes.getLast());
            Map<String, Integer> small = cells(lines);
            small.values().removeIf(number -> number >= 10);
            assertThat(small).as("or this test could not fail").isNotEmpty();
            assertThat(small.keySet()).allMatch(cell -> cell.matches(".*, KZ, \\d{4}-\\d{2}, .*"));
            assertThat(listed(world)).isEqualTo(small);
            for (int i = 1; i < sizes.size(); i++) {   // who subtracts two nights sees one batch
                assertThat(cells(lines.subList(sizes.get(i - 1), sizes.get(i)))).allSatisfy((cell, number) ->
                    assertThat(number >= 10 || cell.matches(".*, KZ, \\d{4}-\\d{2}, .*")).as(cell + " " + number).isTrue());
            }
        }
    }

    private static Map<String, Integer> listed(LogWorld world) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        var commands = Main.commandLine(world.clock);
        commands.setOut(out).setErr(out);
        commands.getSubcommands().get("log").getSubcommands().values().forEach(one -> one.setOut(out));
        assertThat(commands.execute("log", "fsck", "--data", world.data.toString())).as(said.toString()).isZero();
        return Pattern.compile("Small cell: (.+): (\\d+)\\. Reason: .+").matcher(said.toString()).results()
            .collect(Collectors.toMap(found -> found.group(1), found -> Integer.parseInt(found.group(2)), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Integer> cells(List<String> lines) {
        Map<String, Integer> cells = new TreeMap<>();
        for (String line : lines) {
            Matcher leaf = ISSUE.matcher(line);
            if (leaf.find()) {
                cells.merge("%s, level %s, %s, %s, %s".formatted(leaf.group(1), leaf.group(2), leaf.group(3), leaf.group(4), leaf.group(5)), 1, Integer::sum);
            }
        }
        return cells;
    }

    /** The widest file of each number, taken apart by hand: two bytes of length, then the line. */
    private static List<String> tiles(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("tile/entries"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Map<String, Path> widest = new TreeMap<>();
        files.stream().sorted(Comparator.comparingInt(SmallCellsTest::width)).forEach(file -> widest.put(number(folder, file), file));
        List<String> lines = new ArrayList<>();
        for (String number : new TreeSet<>(widest.keySet())) {
            byte[] bytes = Files.readAllBytes(widest.get(number));
            for (int at = 0; at < bytes.length; ) {
                int length = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
                lines.add(new String(bytes, at + 2, length, StandardCharsets.UTF_8));
                at += 2 + length;
            }
        }
        return lines;
    }

    private static int width(Path file) {
        return file.getParent().toString().endsWith(".p") ? Integer.parseInt(file.getFileName().toString()) : 256;
    }

    private static String number(Path folder, Path file) {
        return folder.relativize(file).toString().replaceAll("\\.p/.*", "");
    }
}
