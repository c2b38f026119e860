package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.transport.Transport;
import qadam.web.Assets;
import qadam.web.Door;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** People whom somebody else has made, and what a card opens and does not. */
class ArrivalsTest {
    private final FixedClock clock = Houses.clock();
    private final Path folder = Databases.folder();
    private final Database database = Database.sqlite(folder);
    private final Identity identity = Identity.open(database, clock, Houses.ORIGIN, true, folder, new Terms(database, folder, clock), Limits.USUAL);
    private final Arrivals arrivals = identity.arrivals();
    private final UUID pupil = database.write(handle -> arrivals.make(handle, "Айша"));
    private final Site site = new Site(Site.precompiled(), new Texts(), new Assets());
    private final io.javalin.Javalin server = start();

    private io.javalin.Javalin start() {
        Routes doors = routes -> {
            for (Door door : List.of(Door.CARD, Door.SSO)) {
                routes.get("/door/" + door, context -> {
                    arrivals.open(context, pupil, door, door == Door.SSO);
                    context.status(HttpStatus.NO_CONTENT);
                }, Role.ANYONE);
            }
            routes.get("/roles", context -> context.result(new java.util.TreeSet<>(identity.askers().find(context).roles()).toString()), Role.ANYONE);
            routes.get("/step", context -> context.result(String.valueOf(identity.askers().findOrEnrol(context).learner().orElseThrow())), Role.ANYONE);
        };
        List<Routes> all = new java.util.ArrayList<>(identity.routes(site, List.of(), List.of(), List.of()));
        all.add(doors);
        return new Server(Houses.ORIGIN, site, identity.askers()).start("127.0.0.1", 0, all);
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    private Visitor visitor() {
        return new Visitor(server.port());
    }

    @Test
    void a_card_lets_in_and_proves_nothing() {
        Visitor child = visitor();
        assertThat(child.get("/door/CARD").statusCode()).isEqualTo(204);
        assertThat(child.get("/en/me").body()).contains("Айша");
        for (String page : List.of("/en/me/password", "/en/me/delete", "/en/me/recovery-codes")) {
            assertThat(child.fill(page, Map.of("name", "Айша", "password", "көк аспан таза")).statusCode()).as(page).isEqualTo(403);
        }
        Visitor adult = visitor();
        adult.get("/door/SSO");
        assertThat(adult.get("/en/me/delete").statusCode()).isEqualTo(200);
    }

    /** Also where a password alone would do: this server does not ask staff for a second factor. */
    @Test
    void a_card_never_opens_what_staff_may_do() {
        database.write(handle -> {
            identity.placedRoles().give(handle, pupil, Role.TEACHER, 1, pupil);
            identity.placedRoles().give(handle, pupil, Role.OFFICE, 1, pupil);
            return null;
        });
        Visitor byCard = visitor();
        byCard.get("/door/CARD");
        assertThat(byCard.get("/roles").body()).isEqualTo("[ANYONE, LEARNER]");
        assertThat(byCard.get("/en/office").statusCode()).isNotEqualTo(200);
        Visitor bySignOn = visitor();
        bySignOn.get("/door/SSO");
        assertThat(bySignOn.get("/roles").body()).contains("TEACHER", "OFFICE");
        assertThat(bySignOn.get("/en/office").statusCode()).isEqualTo(200);
    }

    @Test
    void steps_taken_at_a_shared_device_stay_nobodys() {
        Visitor child = visitor();
        long anonymous = Long.parseLong(child.get("/step").body());
        child.get("/door/CARD");
        assertThat(child.get("/step").body()).isNotEqualTo(String.valueOf(anonymous));
        assertThat(database.<List<Long>>read(handle -> identity.learners().of(handle, pupil))).doesNotContain(anonymous);
        Visitor adult = visitor();
        long own = Long.parseLong(adult.get("/step").body());
        adult.get("/door/SSO");
        assertThat(database.<List<Long>>read(handle -> identity.learners().of(handle, pupil))).contains(own);
    }

    @Test
    void whoever_is_disabled_is_out_at_once_and_comes_back_with_everything() {
        Visitor child = visitor();
        child.get("/door/CARD");
        assertThat(database.<Boolean>write(handle -> arrivals.disable(handle, pupil))).isTrue();
        assertThat(database.<Boolean>write(handle -> arrivals.disable(handle, pupil))).as("once").isFalse();
        assertThat(child.get("/en/me").statusCode()).isEqualTo(401);
        assertThat(visitor().get("/door/CARD").statusCode()).isEqualTo(403);
        assertThat(database.<Boolean>write(handle -> arrivals.enable(handle, pupil))).isTrue();
        assertThat(child.get("/door/CARD").statusCode()).isEqualTo(204);
        assertThat(child.get("/en/me").body()).contains("Айша");
    }
}
