package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is a statement and what is not, from our own reading of IEEE 9274.1.1 §4.2 and xAPI 1.0.3 Part Two. */
class StatementRulesTest {
    private static final String ACTOR = "'actor':{'mbox':'mailto:aru@example.kz'}";
    private static final String VERB = "'verb':{'id':'http://example.kz/verbs/read'}";
    private static final String OBJECT = "'object':{'id':'http://example.kz/books/1'}";

    private static JsonNode json(String text) {
        return StrictJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String with(String more) {
        return "{" + ACTOR + "," + VERB + "," + OBJECT + "," + more + "}";
    }

    private static void accepted(String statement, Version version) {
        assertThatCode(() -> StatementRules.check(json(statement), version)).as(statement).doesNotThrowAnyException();
    }

    private static void refused(String statement, Version version) {
        assertThatThrownBy(() -> StatementRules.check(json(statement), version)).as(statement).isInstanceOfSatisfying(XapiProblem.class,
            problem -> assertThat(problem.status()).isEqualTo(400));
    }

    private static void refused(String statement) {
        refused(statement, Version.V1_0_3);
        refused(statement, Version.V2_0);
    }

    private static void accepted(String statement) {
        accepted(statement, Version.V1_0_3);
        accepted(statement, Version.V2_0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'", "'timestamp':'2026-11-28T10:00:00+05:00'", "'timestamp':'2026-11-28T10:00:00.123456789Z'",
        "'stored':'2026-11-28T10:00Z'", "'version':'1.0'", "'version':'1.0.9'", "'attachments':[]",
        "'result':{'score':{'scaled':-1,'raw':0,'min':0,'max':1e3},'success':true,'completion':false,'response':'','duration':'PT1H0.5S'}",
        "'result':{'duration':'P3W'}", "'result':{'duration':'P1Y2M3DT4H5M6,7S'}", "'result':{'extensions':{'http://e.kz/x':{'a':null}}}",
        "'context':{'registration':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b','platform':'x','revision':'2','language':'kk-Cyrl-KZ'}",
        "'context':{'instructor':{'objectType':'Group','member':[{'openid':'http://aru.example.kz'}]}}",
        "'context':{'contextActivities':{'parent':{'id':'http://e.kz/p'},'other':[{'objectType':'Activity','id':'http://e.kz/o'}]}}",
        "'context':{'statement':{'objectType':'StatementRef','id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'}}",
        "'authority':{'account':{'homePage':'http://e.kz','name':'x'}}",
        "'authority':{'objectType':'Group','member':[{'account':{'homePage':'http://e.kz','name':'x'}},{'mbox':'mailto:a@e.kz'}]}",
        "'attachments':[{'usageType':'http://e.kz/u','display':{'kk':'Сурет'},'contentType':'image/png','length':3,"
            + "'sha2':'2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824','fileUrl':'http://e.kz/f'}]"})
    void what_the_standard_allows_is_accepted(String more) {
        accepted(with(more));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'id':'0199a1b2c3d47e5f8a9b0c1d2e3f4a5b'", "'id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5'", "'id':1", "'id':null", "'colour':'red'", "'Result':{}",
        "'timestamp':'2026-11-28'", "'timestamp':'yesterday'", "'timestamp':'2026-11-28T10:00:00'", "'timestamp':'2026-11-28T10:00:00-00:00'",
        "'timestamp':'2026-02-30T10:00:00Z'", "'timestamp':1", "'timestamp':null", "'version':'0.9'", "'version':'1.1.0'", "'version':1", "'stored':''",
        "'result':{'score':{'scaled':1.01}}", "'result':{'score':{'raw':11,'max':10}}", "'result':{'score':{'raw':-1,'min':0}}",
        "'result':{'score':{'min':2,'max':1}}", "'result':{'score':{'raw':'3'}}", "'result':{'score':7}", "'result':{'success':'true'}",
        "'result':{'completion':1}", "'result':{'response':5}", "'result':{'duration':'1H'}", "'result':{'duration':'P'}", "'result':{'duration':'PT'}",
        "'result':{'duration':'PT1.5H1M'}", "'result':{'duration':'P1WT1H'}", "'result':{'extensions':{'x':1}}", "'result':null", "'result':{'grade':1}",
        "'context':{'registration':'x'}", "'context':{'language':'kk_KZ'}", "'context':{'language':''}", "'context':{'team':{'mbox':'mailto:a@e.kz'}}",
        "'context':{'contextActivities':{'child':[{'id':'http://e.kz'}]}}", "'context':{'contextActivities':{'parent':['http://e.kz']}}",
        "'context':{'statement':{'id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'}}", "'context':{'statement':{'objectType':'StatementRef'}}",
        "'authority':{'objectType':'Group','member':[{'mbox':'mailto:a@e.kz'}]}", "'attachments':{}", "'attachments':[{}]",
        "'attachments':[{'usageType':'u','display':{},'contentType':'image/png','length':3,'sha2':'00'}]"})
    void what_the_standard_forbids_is_refused(String more) {
        refused(with(more));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'mbox':'aru@example.kz'}", "{'mbox':'mailto:aru'}", "{'mbox':'mailto:a@b@c'}", "{'mbox':'MAILTO:aru@example.kz'}", "{'mbox':5}", "{'name':'Aru'}",
        "{'mbox':'mailto:a@e.kz','openid':'http://e.kz'}", "{'mbox_sha1sum':'abc'}", "{'openid':'e.kz'}", "{'account':{'homePage':'http://e.kz'}}",
        "{'account':{'homePage':'e.kz','name':'x'}}", "{'account':{'homePage':'http://e.kz','name':'x','more':1}}", "{'account':'x'}", "[]", "'x'", "null",
        "{'objectType':'agent','mbox':'mailto:a@e.kz'}", "{'objectType':'Person','mbox':'mailto:a@e.kz'}", "{'mbox':'mailto:a@e.kz','name':5}",
        "{'objectType':'Group'}", "{'objectType':'Group','member':[]}", "{'objectType':'Group','member':{'mbox':'mailto:a@e.kz'}}",
        "{'objectType':'Group','member':[{'objectType':'Group','mbox':'mailto:a@e.kz'}]}", "{'objectType':'Agent','member':[],'mbox':'mailto:a@e.kz'}"})
    void an_actor_that_is_nobody_or_somebody_twice_is_refused(String actor) {
        refused("{'actor':" + actor + "," + VERB + "," + OBJECT + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'id':'books/1'}", "{'id':'http://e.kz/a b'}", "{'id':'http://e.kz/%zz'}", "{'id':''}", "{}", "{'objectType':'activity','id':'http://e.kz'}",
        "{'objectType':'StatementRef','id':'http://e.kz'}", "{'objectType':'SubStatement'}", "{'id':'http://e.kz','definition':{'name':'x'}}",
        "{'id':'http://e.kz','definition':{'name':{'en':5}}}", "{'id':'http://e.kz','definition':{'name':{'no tag':'x'}}}",
        "{'id':'http://e.kz','definition':{'type':'x'}}", "{'id':'http://e.kz','definition':{'moreInfo':'x'}}", "{'id':'http://e.kz','definition':null}",
        "{'id':'http://e.kz','definition':{'interactionType':'guess'}}", "{'id':'http://e.kz','definition':{'correctResponsesPattern':['x']}}",
        "{'id':'http://e.kz','definition':{'interactionType':'likert','choices':[{'id':'a'}]}}",
        "{'id':'http://e.kz','definition':{'interactionType':'choice','choices':[{'id':'a'},{'id':'a'}]}}",
        "{'id':'http://e.kz','definition':{'interactionType':'choice','choices':['a']}}"})
    void an_object_that_is_not_well_made_is_refused(String object) {
        refused("{" + ACTOR + "," + VERB + ",'object':" + object + "}");
    }

    @Test
    void a_statement_within_a_statement_has_no_id_and_holds_no_third() {
        String sub = "'objectType':'SubStatement'," + ACTOR + "," + VERB;
        accepted("{" + ACTOR + "," + VERB + ",'object':{" + sub + "," + OBJECT + "}}");
        refused("{" + ACTOR + "," + VERB + ",'object':{" + sub + "," + OBJECT + ",'id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'}}");
        refused("{" + ACTOR + "," + VERB + ",'object':{" + sub + ",'object':{" + sub + "," + OBJECT + "}}}");
    }

    @Test
    void voiding_names_a_statement() {
        String voids = "'verb':{'id':'http://adlnet.gov/expapi/verbs/voided'}";
        accepted("{" + ACTOR + "," + voids + ",'object':{'objectType':'StatementRef','id':'0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'}}");
        refused("{" + ACTOR + "," + voids + "," + OBJECT + "}");
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void who_else_took_part_is_said_only_in_the_second_version(Version version) {
        String agents = with("'context':{'contextAgents':[{'objectType':'contextAgent','agent':{'mbox':'mailto:a@e.kz'},'relevantTypes':['http://e.kz/t']}],"
            + "'contextGroups':[{'objectType':'contextGroup','group':{'objectType':'Group','member':[{'mbox':'mailto:a@e.kz'}]}}]}");
        if (version == Version.V2_0) {
            accepted(agents, version);
            refused(agents.replace("['http://e.kz/t']", "[]"), version);
            refused(agents.replace("http://e.kz/t", "t"), version);
            refused(agents.replace("'contextAgent'", "'agent'"), version);
        } else {
            refused(agents, version);
        }
    }

    @Test
    void the_second_version_is_named_only_in_itself() {
        accepted(with("'version':'2.0.0'"), Version.V2_0);
        refused(with("'version':'2.0.0'"), Version.V1_0_3);
    }

    @Test
    void platform_and_revision_need_an_activity() {
        refused("{" + ACTOR + "," + VERB + ",'object':{'objectType':'Agent','mbox':'mailto:a@e.kz'},'context':{'platform':'x'}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':1,'a':2}", "{} {}", "{'a':NaN}", "{'a':Infinity}", "{'a':01}", "{'a':1,}", "", "{'a':'\u0001'}", "// x\n{}", "\u0000{"})
    void json_is_read_strictly(String text) {
        assertThatThrownBy(() -> json(text)).as(text).isInstanceOfSatisfying(XapiProblem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void depth_and_numbers_and_encodings_are_bounded() {
        assertThatThrownBy(() -> json("[".repeat(100_000))).isInstanceOf(XapiProblem.class);
        assertThatThrownBy(() -> json("{'a':" + "9".repeat(5_000) + "}")).isInstanceOf(XapiProblem.class);
        assertThatThrownBy(() -> StrictJson.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))).isInstanceOf(XapiProblem.class);
        assertThatThrownBy(() -> StrictJson.read(new byte[] {'"', (byte) 0xC3, '"'})).isInstanceOf(XapiProblem.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-28T10:00:00Z,1795860000000", "2026-11-28T15:00:00+05:00,1795860000000", "20261128T100000Z,1795860000000",
        "2026-11-28T15:00+0500,1795860000000", "2026-11-28T15:00:00.5+05,1795860000500"})
    void a_moment_is_the_same_in_all_its_spellings(String text, long millis) {
        assertThat(Values.moment(text).orElseThrow().toEpochMilli()).isEqualTo(millis);
    }

    @Test
    void a_media_type_carries_no_line_of_its_own_and_a_year_has_four_digits() {
        for (String type : new String[] {"image/png;\r\nX-Experience-API-Hash: 00", "image/png; a=b\nc", "image/png\r\n;a=b"}) {
            assertThatThrownBy(() -> Values.mediaType(new Part(tools.jackson.databind.node.StringNode.valueOf(type), "contentType"))).isInstanceOf(XapiProblem.class);
        }
        assertThat(Values.moment("+999999999-01-01T00:00:00Z")).isEmpty();
        assertThat(Values.moment("-0001-01-01T00:00:00Z")).isEmpty();
    }

    /** Whatever stands where, a check ends in a yes or a refusal: never in another failure. */
    @Test
    void five_thousand_spoilt_statements_are_judged_and_break_nothing() {
        String whole = with("'result':{'score':{'scaled':0.5},'duration':'PT1H'},'context':{'contextActivities':{'parent':[{'id':'http://e.kz/p'}]},"
            + "'team':{'objectType':'Group','member':[{'openid':'http://e.kz'}]}},'timestamp':'2026-11-28T10:00:00Z'").replace('\'', '"');
        Random random = new Random(8);
        String spoilers = "{}[]\",:0-e.nulltrueT\\\u0000ә %@";
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int j = random.nextInt(3); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), spoilers.charAt(random.nextInt(spoilers.length())));
            }
            try {
                StatementRules.check(StrictJson.read(text.toString().getBytes(StandardCharsets.UTF_8)), Version.V2_0);
            } catch (XapiProblem problem) {
                assertThat(problem.status()).isEqualTo(400);
                refused++;
            }
        }
        assertThat(refused).isBetween(2_500, 4_999);
    }
}
