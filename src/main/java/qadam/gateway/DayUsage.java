package qadam.gateway;

import java.time.LocalDate;

/** What a person's keys and playground used on one day of Almaty. @param asked tokens of what was sent @param answered tokens of what came back */
public record DayUsage(LocalDate day, long requests, long asked, long answered) {
    public long tokens() {
        return asked + answered;
    }
}
