package qadam.bench;

import java.nio.file.Path;
import java.util.List;
import qadam.world.Databases;

/** From the launch of the process to the first home page, beside a bare hello of the same server; rounds alternate. */
final class Start implements Bench.Benchmark {
    private final Medians clock = new Medians();
    private final Medians processor = new Medians();

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path warm = Databases.folder();
        List<String> qadam = Program.asTheScriptRunsIt(warm);
        List<String> hello = HelloProgram.command(qadam, Databases.folder());
        for (int i = 0; i < rounds; i++) {
            time("hello, with cache", hello, "/hello");
            time("qadam, with cache, its folder filled", Program.on(warm, qadam), "/kk");
            time("qadam, with cache, new folder", Program.on(Databases.folder(), qadam), "/kk");
            time("hello, without cache", Program.withoutCache(hello), "/hello");
            time("qadam, without cache, its folder filled", Program.on(warm, Program.withoutCache(qadam)), "/kk");
            time("qadam, without cache, new folder", Program.on(Databases.folder(), Program.withoutCache(qadam)), "/kk");
        }
        System.out.println("from launch to first page:");
        clock.print("ms");
        System.out.println("processor time until then:");
        processor.print("ms");
    }

    private void time(String name, List<String> command, String path) throws Exception {
        try (Program program = Program.launch(command, path)) {
            processor.add(name, program.processorMillis());
            clock.add(name, program.millisToFirstPage());
        }
    }
}
