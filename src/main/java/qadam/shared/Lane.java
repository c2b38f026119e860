package qadam.shared;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Which of a server's writers works in a transaction. On SQLite there is one; on PostgreSQL several work side by side, each
 * in transactions of its own, and whoever keeps something for the length of a transaction keeps it by lane.
 *
 * @param number from 0
 */
public record Lane(int number, boolean postgresql) {
    /** Of a handle that no writer opened: the first lane. */
    public static Lane of(Handle handle) {
        return handle.getConfig(Config.class).lane;
    }

    /** How a {@link Handle} carries it. */
    public static final class Config implements JdbiConfig<Config> {
        private Lane lane = new Lane(0, false);

        void set(Lane lane) {
            this.lane = lane;
        }

        @Override
        public Config createCopy() {
            Config copy = new Config();
            copy.set(lane);
            return copy;
        }
    }
}
