package qadam.classroom;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import qadam.House;
import qadam.Settings;
import qadam.backup.BackupPlan;
import qadam.identity.MasterKey;
import qadam.identity.Visitor;
import qadam.letter.SmtpPlan;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.retention.KeepPlan;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.transport.TransportOptions;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A running house with a school, for many classes. */
final class School implements AutoCloseable {
    static final String PASSWORD = "көк аспан таза";
    final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    final House house;
    final Organisations organisations;
    final Organisation place;
    final CardSecrets secrets;

    School(Limits limits) {
        Path data = Databases.data();
        house = House.start(new Settings(0, TransportOptions.local("http://localhost:8080"), data, null, Path.of("courses"), false, false, OptionalLong.empty(), BackupPlan.NONE,
            KeepPlan.USUAL, Optional.of(new SmtpPlan("localhost", 1, false, Optional.empty(), "", "qadam@school.kz", Optional.empty())), false, limits, clock));
        organisations = Organisations.open(house.database(), new Texts(), clock);
        place = house.database().write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("School No 15")));
        secrets = new CardSecrets(MasterKey.open(data, house.database()).derive("class cards"), new CardWords());
    }

    Visitor appointed(String user, Role role, long organisation) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        house.database().write(handle -> handle.createUpdate("""
                insert into role_grants (person, role, organisation, since_at) select person, :role, :place, 0 from sign_ins order by number desc limit 1""")
            .bind("role", role.name()).bind("place", organisation).execute());
        return visitor;
    }

    @Override
    public void close() {
        house.close();
    }
}
