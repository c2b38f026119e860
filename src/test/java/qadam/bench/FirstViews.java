package qadam.bench;

import java.util.List;
import qadam.world.FirstView;
import qadam.world.Server;

/** Home and a lesson as a browser with an empty cache loads them: how much, and how long over a slow network. */
final class FirstViews implements Bench.Benchmark {
    private static final List<String> PAGES = List.of("/kk", "/kk/courses/ai-for-everyone/ai-around-you",
        "/ru/courses/ai-for-everyone/ai-around-you", "/en/courses/ai-for-everyone/ai-around-you");

    @Override
    public void run(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Medians times = new Medians();
        try (Server server = Server.process()) {
            for (String path : PAGES) {
                FirstView view = FirstView.of(server.origin() + path);
                System.out.printf("%-44s %6.1f KB in %d requests%n", path, view.bytes() / 1000.0, view.requests().size());
                view.requests().forEach(request -> System.out.println("    " + request.substring(server.origin().length())));
            }
            for (int i = 0; i < rounds; i++) {
                PAGES.forEach(path -> time(path, FirstView.slowly(server.origin() + path), times));
            }
        }
        System.out.println("at 400 kbit/s and 400 ms:");
        times.print("ms");
    }

    private static void time(String path, FirstView view, Medians times) {
        times.add(path + " readable", view.readableMillis());
        times.add(path + " usable", view.usableMillis());
    }
}
