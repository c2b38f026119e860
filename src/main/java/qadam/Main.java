package qadam;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's door: reads the command and runs it. {@link House} wires the server. */
@Command(name = "qadam", mixinStandardHelpOptions = true, version = "Qadam 0.1.0",
    description = "Trains a country's people in AI skills, and proves it.", subcommands = Main.Run.class)
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "Starts the server.")
    static final class Run implements Callable<Integer> {
        @Option(names = "--port", defaultValue = "8080", description = "Port to listen on (default ${DEFAULT-VALUE}).")
        int port;
        @Option(names = "--data", defaultValue = "data", description = "Folder that holds everything (default ${DEFAULT-VALUE}).")
        Path data;
        @Option(names = "--courses", defaultValue = "courses", description = "Folder of courses (default ${DEFAULT-VALUE}).")
        Path courses;
        @Option(names = "--database", description = "jdbc:postgresql://… for several nodes; SQLite in the data folder by default.")
        String database;
        @Option(names = "--demo", description = "Adds invented people and history, shown as such.")
        boolean demo;

        @Override
        public Integer call() throws InterruptedException {
            House house = House.start(new Settings(port, "http://localhost:" + port, data, database, courses, demo, InstantSource.system()));
            Runtime.getRuntime().addShutdownHook(new Thread(house::close));
            System.out.println("Qadam: http://localhost:" + house.port());
            new CountDownLatch(1).await();
            return 0;
        }
    }
}
