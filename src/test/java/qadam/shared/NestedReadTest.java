package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NestedReadTest {
    /** A page that reads may meet a course version that is not in memory yet, in as many threads as there are readers. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_reads_again_while_reading_waits_for_nobody(Database database) throws Exception {
        try (database; ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 40).mapToObj(visitor -> visitors.submit(() ->
                database.read(outer -> database.read(inner -> inner.createQuery("select 1").mapTo(Integer.class).one())))).toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }
}
