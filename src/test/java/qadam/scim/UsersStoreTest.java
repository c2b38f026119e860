package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Identity;
import qadam.identity.Leaving;
import qadam.identity.OtherDoors;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Questions;
import tools.jackson.databind.json.JsonMapper;

/** People, departments and tokens on both databases. */
class UsersStoreTest {
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private Members members;
    private Organisations organisations;
    private Users users;
    private Groups groups;
    private Tokens tokens;
    private Scim scim;
    private Identity identity;

    private void in(Database database, Consumer<Handle> deed) {
        try (database) {
            var data = Databases.folder();
            identity = Identity.open(database, clock, "http://localhost", true, data, new Terms(database, data, clock), Limits.USUAL);
            organisations = Organisations.open(database, new Texts(), clock);
            members = new Members(clock);
            Presence presence = new Presence(identity.arrivals(), identity.placedRoles(), members, organisations);
            users = new Users(identity.people(), presence, new byte[32], clock);
            groups = new Groups(organisations, presence, identity.people(), clock);
            tokens = new Tokens(database, organisations, identity.people(), new byte[32], clock);
            scim = new Scim(database, identity, organisations, members, clock, Limits.USUAL);
            database.write(handle -> {
                deed.accept(handle);
                return null;
            });
        }
    }

    private Agency agency(Handle handle, String name) {
        return new Agency(organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.AGENCY, new NewPlace(name)), 1);
    }

    private static UserDraft draft(String json) {
        return UserDraft.read(Body.of(JsonMapper.shared().readTree(json)), true);
    }

    private static Query query(String filter) {
        return Query.of(name -> Optional.of(filter).filter(text -> name.equals("filter") && !text.isEmpty()), Matching.USERS);
    }

    private static String dump(Handle handle, String table) {
        return handle.createQuery("select * from " + table).mapToMap().list().stream().flatMap(row -> row.values().stream())
            .map(value -> value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value)).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void somebody_is_found_by_their_names_and_the_rows_tell_nobody_them(Database database) {
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            User made = users.add(handle, agency, draft("{\"userName\":\"Aigul.O@tea.gov.kz\",\"externalId\":\"EMP-77\",\"name\":{\"familyName\":\"Омарова\",\"givenName\":\"Айгүл\"},"
                + "\"emails\":[{\"value\":\"aigul.private@mail.kz\"}],\"phoneNumbers\":[{\"value\":\"+77010000000\"}]}"));
            assertThat(identity.people().name(handle, made.row().person())).isEqualTo("Омарова Айгүл");
            for (String filter : List.of("userName eq \"aigul.o@TEA.gov.kz\"", "externalId eq \"EMP-77\"", "id eq \"" + made.id() + "\"", "userName sw \"aigul\" and active eq true", "name.givenName eq \"айгүл\"")) {
                assertThat(users.list(handle, agency, query(filter)).items()).as(filter).extracting(User::id).containsExactly(made.id());
            }
            assertThat(users.list(handle, agency(handle, "Bread"), query("userName eq \"aigul.o@tea.gov.kz\"")).items()).isEmpty();
            String rows = dump(handle, "scim_users") + dump(handle, "persons") + dump(handle, "person_details") + dump(handle, "audit_entries") + dump(handle, "memberships");
            assertThat(rows).doesNotContainIgnoringCase("aigul").doesNotContain("EMP-77", "Омарова", "mail.kz", "77010000000");
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_name_is_free_again_when_its_holder_has_left(Database database) {
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            User first = users.add(handle, agency, draft("{\"userName\":\"one\",\"externalId\":\"1\"}"));
            User second = users.add(handle, agency, draft("{\"userName\":\"two\"}"));
            assertThatThrownBy(() -> users.change(handle, agency, second, draft("{\"userName\":\"ONE\"}"))).isInstanceOf(Refusal.class).hasMessage("UNIQUENESS");
            assertThatThrownBy(() -> users.change(handle, agency, second, draft("{\"userName\":\"two\",\"externalId\":\"1\"}"))).isInstanceOf(Refusal.class);
            clock.forward(Duration.ofDays(1));
            users.leave(handle, agency, first);
            assertThat(users.change(handle, agency, second, draft("{\"userName\":\"one\",\"externalId\":\"1\"}")).row().version()).isEqualTo(2);
            assertThat(users.list(handle, agency, query("")).total()).isEqualTo(1);
            assertThat(identity.arrivals().isDisabled(handle, first.row().person())).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_is_switched_off_and_on_is_back_in_their_departments(Database database) {
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            User one = users.add(handle, agency, draft("{\"userName\":\"one\"}"));
            Group group = groups.add(handle, agency, GroupDraft.read(Body.of(JsonMapper.shared().readTree("{\"displayName\":\"Green\",\"members\":[{\"value\":\"" + one.id() + "\"}]}"))));
            assertThat(members.places(handle, one.row().person())).extracting(Organisation::name).containsExactly("Tea", "Green");
            clock.forward(Duration.ofHours(1));
            User off = users.change(handle, agency, one, draft("{\"userName\":\"one\",\"active\":false}"));
            assertThat(members.places(handle, one.row().person())).isEmpty();
            clock.forward(Duration.ofHours(1));
            users.change(handle, agency, off, draft("{\"userName\":\"one\",\"active\":true}"));
            assertThat(members.places(handle, one.row().person())).extracting(Organisation::name).containsExactly("Tea", "Green");
            assertThat(identity.arrivals().isDisabled(handle, one.row().person())).isFalse();
            String before = groups.find(handle, agency, group.id()).version();
            users.leave(handle, agency, users.find(handle, agency, Ids.parse(one.id())));
            assertThat(groups.members(handle, group)).isEmpty();
            assertThat(groups.find(handle, agency, group.id()).version()).isNotEqualTo(before);
        });
    }

    private int questions(Handle handle, Agency agency, String filter, int found) {
        Query query = Query.of(name -> Optional.of(filter).filter(text -> name.equals("filter") && !text.isEmpty()), Matching.GROUPS);
        return Questions.asked(handle, asking -> assertThat(groups.list(asking, agency, query).items()).as(filter).hasSize(found).allMatch(one -> one.members().size() == 1));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void many_departments_are_listed_and_searched_with_as_few_questions_as_few(Database database) {
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            User one = users.add(handle, agency, draft("{\"userName\":\"one\"}"));
            String has = "members eq \"" + one.id() + "\"";
            for (int i = 0; i < 30; i++) {
                if (i == 2) {
                    assertThat(questions(handle, agency, "", 2)).isLessThanOrEqualTo(3);
                    assertThat(questions(handle, agency, has, 2)).isLessThanOrEqualTo(4);
                }
                groups.add(handle, agency, GroupDraft.read(Body.of(JsonMapper.shared().readTree("{\"displayName\":\"Green " + i + "\",\"externalId\":\"g" + i + "\",\"members\":[{\"value\":\"" + one.id() + "\"}]}"))));
            }
            assertThat(questions(handle, agency, "", 30)).isLessThanOrEqualTo(3);
            assertThat(questions(handle, agency, has, 30)).isLessThanOrEqualTo(4);
            assertThat(questions(handle, agency, "displayName eq \"GREEN 7\" and " + has, 1)).isLessThanOrEqualTo(4);
            assertThat(questions(handle, agency, "externalId eq \"g7\"", 1)).isLessThanOrEqualTo(3);
            assertThat(questions(handle, agency, "externalId eq \"g7\" or displayName ew \" 8\"", 2)).isLessThanOrEqualTo(3);
            assertThat(questions(handle, agency, "not (" + has + ")", 0)).isLessThanOrEqualTo(3);
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_belongs_elsewhere_too_is_not_disabled(Database database) {
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            User one = users.add(handle, agency, draft("{\"userName\":\"one\"}"));
            Organisation school = organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("No 1"));
            members.add(handle, school, one.row().person(), "link");
            users.change(handle, agency, one, draft("{\"userName\":\"one\",\"active\":false}"));
            assertThat(identity.arrivals().isDisabled(handle, one.row().person())).isFalse();
            assertThat(members.places(handle, one.row().person())).containsExactly(school);
        });
    }

    /** A sign-on of the state's is as much their own as a password, while it is in use here. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_comes_by_a_sign_on_only_leaves(Database database) {
        in(database, handle -> {
            identity.openedBy(doors("https://idp.egov.example"));
            Agency agency = agency(handle, "Tea");
            for (String issuer : List.of("https://idp.egov.example", "https://gone.example")) {
                String user = "{\"userName\":\"" + issuer.substring(8) + "\"";
                User one = users.add(handle, agency, draft(user + "}"));
                handle.createUpdate("insert into sign_ins (person, kind, issuer, subject, uses, made_at) values (:person, 'sso', :issuer, 'hash', 0, 0)")
                    .bind("person", one.row().person()).bind("issuer", issuer).execute();
                users.change(handle, agency, one, draft(user + ",\"active\":false}"));
                assertThat(members.places(handle, one.row().person())).isEmpty();
                assertThat(identity.arrivals().isDisabled(handle, one.row().person())).as(issuer).isEqualTo(issuer.contains("gone"));
            }
        });
    }

    private static OtherDoors doors(String issuer) {
        return new OtherDoors() {
            @Override
            public List<Offer> offers(Language language) {
                return List.of();
            }

            @Override
            public Set<String> issuers() {
                return Set.of(issuer);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void all_that_is_known_of_somebody_is_in_their_download_and_goes_with_them(Database database) {
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            UUID person = person(handle, agency);
            assertThat(JsonMapper.shared().writeValueAsString(scim.exporter().export(handle, person, List.of()))).contains("\"since\":\"2026-11-23T09:00:00Z\"", "\"organisation\":" + agency.number());
            scim.exporter().erase(handle, new Leaving(person, List.of(), Ids.random()));
            assertThat((List<?>) scim.exporter().export(handle, person, List.of())).isEmpty();
            assertThat(dump(handle, "scim_members")).isEmpty();
        });
    }

    private UUID person(Handle handle, Agency agency) {
        User one = users.add(handle, agency, draft("{\"userName\":\"one\",\"externalId\":\"1\"}"));
        groups.add(handle, agency, GroupDraft.read(Body.of(JsonMapper.shared().readTree("{\"displayName\":\"Green\",\"members\":[{\"value\":\"" + one.id() + "\"}]}"))));
        assertThat(users.byExternalId(handle, agency.number(), "1")).contains(one.row().person());
        return one.row().person();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void tokens_are_found_by_what_they_are_and_end(Database database) {
        TokenStore store = new TokenStore();
        in(database, handle -> {
            Agency agency = agency(handle, "Tea");
            Instant now = clock.instant();
            UUID maker = Ids.random();
            String words = tokens.make(handle, agency.place(), maker, "Entra", 3);
            assertThat(dump(handle, "scim_tokens")).contains("Entra").doesNotContain(words);
            Token token = tokens.of(handle, agency.place()).getFirst();
            assertThat(token.opens(now)).isTrue();
            assertThat(token.opens(now.plus(Duration.ofDays(90)))).isFalse();
            assertThat(store.countOpen(handle, agency.number(), now)).isEqualTo(1);
            store.used(handle, token.number(), now);
            assertThat(tokens.of(handle, agency.place()).getFirst().usedAt()).contains(now);
            assertThat(tokens.end(handle, agency(handle, "Bread").place(), maker, token.number())).isFalse();
            assertThat(tokens.end(handle, agency.place(), maker, token.number())).isTrue();
            assertThat(tokens.end(handle, agency.place(), maker, token.number())).isFalse();
            assertThat(tokens.of(handle, agency.place()).getFirst().opens(now)).isFalse();
        });
    }
}
