package qadam.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import qadam.exam.OpenAttempts;
import qadam.exchange.Exchanges;
import qadam.exchange.Kind;
import qadam.exchange.OverBudget;
import qadam.identity.Learners;
import qadam.safeguard.Guard;
import qadam.safeguard.MayAsk;
import qadam.shared.Database;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;
import qadam.shared.Refusal;

/** Whether this person may ask a model now. Asked before each question, and nothing of it is kept. */
final class Gate {
    /** A program of one person asks so many things at a time. */
    static final int AT_ONCE = 3;

    private final Ground ground;
    private final InstantSource clock;
    private final Rate rate;
    private final int mostRequests;
    private final long mostTokens;
    private final Semaphore all;
    /** How many questions of each person are being answered on this node; nobody stands in it with none. */
    private final Map<UUID, Integer> asking = new ConcurrentHashMap<>();
    private final UsageStore usage = new UsageStore();

    /** What the gate stands on. */
    record Ground(Database database, Learners learners, OpenAttempts exams, Exchanges exchanges, Guard guard) {
    }

    Gate(Ground ground, InstantSource clock, Limits limits) {
        this.ground = ground;
        this.clock = clock;
        this.mostRequests = limits.of(Limit.MODEL_REQUESTS_PER_MINUTE);
        this.mostTokens = limits.of(Limit.MODEL_TOKENS_PER_DAY);
        this.rate = new Rate(mostRequests, Duration.ofMinutes(1));
        this.all = new Semaphore(limits.of(Limit.MODEL_REQUESTS_AT_ONCE));
    }

    /** @param left requests in this minute, tokens on this day @param reset until tomorrow in Almaty */
    record Allowance(long requests, long requestsLeft, long tokens, long tokensLeft, Duration reset) {
    }

    /** Counts one request of this person's minute. @return how many are left in it */
    long count(UUID person) {
        return rate.take(person.toString(), 1, GatewayProblem.TOO_OFTEN);
    }

    Allowance allowance(UUID person, long requestsLeft) {
        return new Allowance(mostRequests, requestsLeft, mostTokens, Math.max(0, mostTokens - tokensToday(person)), untilTomorrow());
    }

    /** @throws Refusal that says why not */
    void admit(UUID person, Kind kind, Optional<String> model) {
        requireMayAsk(person);
        if (isSitting(person)) {
            throw new Refusal(GatewayProblem.EXAM_OPEN);
        }
        ground.exchanges().switches().off(Optional.of(person), Optional.empty(), model).ifPresent(off -> {
            throw new Refusal(GatewayProblem.SWITCHED_OFF);
        });
        ground.exchanges().budgets().over(Optional.of(person), kind).ifPresent(this::refuse);
        if (tokensToday(person) >= mostTokens) {
            throw new Refusal(GatewayProblem.QUOTA, Map.of("seconds", Math.max(1, untilTomorrow().toSeconds())));
        }
    }

    private void refuse(OverBudget over) {
        long seconds = Math.max(1, Duration.between(clock.instant(), over.until().atStartOfDay(Gateway.ALMATY)).toSeconds());
        throw new Refusal(over.budget() == OverBudget.Budget.QUESTIONS_A_DAY ? GatewayProblem.QUOTA : GatewayProblem.BUDGET, Map.of("seconds", seconds));
    }

    private void requireMayAsk(UUID person) {
        MayAsk may = ground.guard().mayAsk(Optional.of(person));
        if (may != MayAsk.MODEL) {
            throw new Refusal(may == MayAsk.NOTICE_FIRST ? GatewayProblem.NOTICE_FIRST : GatewayProblem.NOT_FOR_YOU);
        }
    }

    /** In whatever browser, and under whichever of their keys. */
    boolean isSitting(UUID person) {
        return ground.database().read(handle -> ground.learners().of(handle, person)).stream().anyMatch(ground.exams()::isSitting);
    }

    private long tokensToday(UUID person) {
        return ground.database().read(handle -> usage.since(handle, person, today())).stream().mapToLong(DayUsage::tokens).sum();
    }

    LocalDate today() {
        return clock.instant().atZone(Gateway.ALMATY).toLocalDate();
    }

    private Duration untilTomorrow() {
        Instant tomorrow = today().plusDays(1).atStartOfDay(Gateway.ALMATY).toInstant();
        return Duration.between(clock.instant(), tomorrow);
    }

    /** Lets through what is under way at the same time, so much of one person and so much of all. */
    <T> T inside(UUID person, Supplier<T> work) {
        if (!all.tryAcquire()) {
            throw new Refusal(GatewayProblem.BUSY, Map.of("seconds", 10));
        }
        try {
            if (asking.merge(person, 1, Integer::sum) > AT_ONCE) {
                throw new Refusal(GatewayProblem.TOO_MANY_AT_ONCE, Map.of("most", AT_ONCE, "seconds", 5));
            }
            return work.get();
        } finally {
            asking.computeIfPresent(person, (same, many) -> many == 1 ? null : many - 1);
            all.release();
        }
    }
}
