package qadam.bench;

import qadam.evaluation.SideBySide;

/** Whether {@code tutor-eval} tells a good scripted model from a bad one, and from one that cheats: every number with its interval, side by side. */
final class TutorEvaluations implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) {
        SideBySide.lines().forEach(System.out::println);
    }
}
