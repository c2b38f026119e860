package qadam.bench;

import java.nio.file.Path;
import java.util.List;
import qadam.shared.Language;
import qadam.world.Databases;
import qadam.world.RealCourse;

/** Resident memory of the server as {@code ./qadam run} starts it: after the start, after 1000 lesson views, and at rest. */
final class Memory implements Bench.Benchmark {
    private static final int VIEWS = 1000;
    private static final long REST_MILLIS = 25_000;

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        Path data = Databases.folder();
        List<String> qadam = Program.asTheScriptRunsIt(data);
        List<String> hello = HelloProgram.command(qadam, Databases.folder());
        List<String> lessons = lessons();
        Medians medians = new Medians();
        for (int i = 0; i < rounds; i++) {
            measure("hello", Program.launch(hello, "/hello"), List.of("/hello"), medians);
            measure("qadam", Program.launch(Program.on(data, qadam), "/kk"), lessons, medians);
        }
        medians.print("MB");
    }

    private static void measure(String name, Program program, List<String> pages, Medians medians) throws Exception {
        try (program) {
            Thread.sleep(2_000);
            medians.add(name + ", started", program.residentMegabytes());
            for (int i = 0; i < VIEWS; i++) {
                if (!Program.opens(program.origin() + pages.get(i % pages.size()))) {
                    throw new IllegalStateException("not opened: " + pages.get(i % pages.size()));
                }
            }
            medians.add(name + ", after " + VIEWS + " views", program.residentMegabytes());
            Thread.sleep(REST_MILLIS);
            medians.add(name + ", at rest after them", program.residentMegabytes());
        }
    }

    private static List<String> lessons() {
        return RealCourse.read().lessons().flatMap(lesson -> java.util.Arrays.stream(Language.values())
            .map(language -> "/" + language.tag() + "/courses/ai-for-everyone/" + lesson.id())).toList();
    }
}
