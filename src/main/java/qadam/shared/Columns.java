package qadam.shared;

import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;

/** How our value types stand in columns of both databases: ids as 16 bytes, moments as epoch milliseconds, truths as 0 and 1. */
final class Columns {
    private Columns() {
    }

    static void register(Jdbi jdbi) {
        jdbi.registerArgument(new IdArgument());
        jdbi.registerArgument(new MomentArgument());
        jdbi.registerArgument(new TruthArgument());
        jdbi.registerColumnMapper(UUID.class, (ColumnMapper<UUID>) (row, column, context) -> {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? null : Ids.uuid(bytes);
        });
        jdbi.registerColumnMapper(Instant.class, (ColumnMapper<Instant>) (row, column, context) -> {
            long millis = row.getLong(column);
            return row.wasNull() ? null : Instant.ofEpochMilli(millis);
        });
        jdbi.registerColumnMapper(Boolean.class, (ColumnMapper<Boolean>) (row, column, context) -> row.getInt(column) != 0);
        jdbi.registerColumnMapper(boolean.class, (ColumnMapper<Boolean>) (row, column, context) -> row.getInt(column) != 0);
    }

    private static final class IdArgument extends AbstractArgumentFactory<UUID> {
        IdArgument() {
            super(Types.BINARY);
        }

        @Override
        protected Argument build(UUID id, ConfigRegistry config) {
            return (position, statement, context) -> statement.setBytes(position, Ids.bytes(id));
        }
    }

    private static final class MomentArgument extends AbstractArgumentFactory<Instant> {
        MomentArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant moment, ConfigRegistry config) {
            return (position, statement, context) -> statement.setLong(position, moment.toEpochMilli());
        }
    }

    /** Both {@code Boolean} and {@code boolean}, which are two types to Jdbi. */
    private static final class TruthArgument implements ArgumentFactory.Preparable {
        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return type == Boolean.class || type == boolean.class ? Optional.of(TruthArgument::argument) : Optional.empty();
        }

        private static Argument argument(Object truth) {
            return (position, statement, context) -> statement.setInt(position, (Boolean) truth ? 1 : 0);
        }
    }
}
