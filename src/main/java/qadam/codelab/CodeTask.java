package qadam.codelab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import qadam.lab.Dice;

/** One function to program, its inputs by a learner's seed, and its right answer. The inputs are the same as in {@code js/lab-code-tasks.js}. */
enum CodeTask {
    /** Halfway between the means of two lists: the simplest model there is. */
    THRESHOLD {
        @Override
        List<Object> input(Dice dice, int index) {
            return List.of(numbers(dice, 1 + dice.below(8), 20, 100), numbers(dice, 1 + dice.below(8), 80, 180));
        }

        @Override
        Object answer(List<Object> input) {
            return (mean(numbers(input, 0)) + mean(numbers(input, 1))) / 2;
        }
    },
    /** The share of cases in which what lies above the limit is a 1, and the rest a 0; of no cases, 0. */
    ACCURACY {
        @Override
        List<Object> input(Dice dice, int index) {
            int cases = index == 0 ? 0 : 1 + dice.below(12);
            List<Double> values = numbers(dice, cases, 0, 20);
            return List.of(values, numbers(dice, cases, 0, 2), 5 + dice.below(20) / 2.0);
        }

        @Override
        Object answer(List<Object> input) {
            List<Double> values = numbers(input, 0);
            List<Double> labels = numbers(input, 1);
            double limit = (Double) input.get(2);
            long right = IntStream.range(0, values.size()).filter(i -> (values.get(i) > limit ? 1 : 0) == labels.get(i)).count();
            return values.isEmpty() ? 0.0 : (double) right / values.size();
        }
    },
    /** The label of the nearest known point; of two as near, the first. */
    NEAREST {
        @Override
        List<Object> input(Dice dice, int index) {
            int known = 1 + dice.below(9);
            List<List<Double>> points = new ArrayList<>();
            for (int i = 0; i < known; i++) {
                points.add(numbers(dice, 2, -10, 10));
            }
            return List.of(points, numbers(dice, known, 0, 3), numbers(dice, 2, -10, 10));
        }

        @Override
        Object answer(List<Object> input) {
            List<?> points = (List<?>) input.get(0);
            List<Double> asked = numbers(input, 2);
            int nearest = 0;
            for (int i = 1; i < points.size(); i++) {
                if (far((List<?>) points.get(i), asked) < far((List<?>) points.get(nearest), asked)) {
                    nearest = i;
                }
            }
            return numbers(input, 1).get(nearest);
        }
    },
    /** One step of gradient descent for a line, down the mean of the squared errors. */
    STEP {
        @Override
        List<Object> input(Dice dice, int index) {
            int cases = 1 + dice.below(6);
            List<Double> xs = numbers(dice, cases, -5, 6);
            List<Double> ys = numbers(dice, cases, -10, 11);
            return List.of(xs, ys, (dice.below(9) - 4) / 2.0, (dice.below(9) - 4) / 2.0, (1 + dice.below(10)) / 100.0);
        }

        @Override
        Object answer(List<Object> input) {
            List<Double> xs = numbers(input, 0);
            List<Double> ys = numbers(input, 1);
            double slope = (Double) input.get(2);
            double height = (Double) input.get(3);
            double rate = (Double) input.get(4);
            double bySlope = 0;
            double byHeight = 0;
            for (int i = 0; i < xs.size(); i++) {
                double error = slope * xs.get(i) + height - ys.get(i);
                bySlope += 2 * error * xs.get(i) / xs.size();
                byHeight += 2 * error / xs.size();
            }
            return List.of(slope - rate * bySlope, height - rate * byHeight);
        }
    };

    /** Hidden inputs of one function. */
    static final int INPUTS = 12;

    /** As the course's file and the work name it, and as the function is called. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CodeTask> of(String id) {
        return Arrays.stream(values()).filter(task -> task.id().equals(id)).findFirst();
    }

    abstract List<Object> input(Dice dice, int index);

    /** @param input numbers as Double, and lists of them */
    abstract Object answer(List<Object> input);

    /** The hidden inputs of a learner. */
    List<List<Object>> inputs(long seed) {
        Dice dice = new Dice(seed, "code-" + id());
        List<List<Object>> inputs = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            inputs.add(input(dice, i));
        }
        return inputs;
    }

    /** So many whole numbers, from the least to under the bound. */
    private static List<Double> numbers(Dice dice, int wanted, int least, int bound) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            numbers.add((double) (least + dice.below(bound - least)));
        }
        return numbers;
    }

    private static List<Double> numbers(List<Object> input, int at) {
        return ((List<?>) input.get(at)).stream().map(Double.class::cast).toList();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum() / numbers.size();
    }

    private static double far(List<?> point, List<Double> asked) {
        double across = (Double) point.get(0) - asked.get(0);
        double along = (Double) point.get(1) - asked.get(1);
        return across * across + along * along;
    }
}
