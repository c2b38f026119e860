package qadam.bench.labs;

import com.microsoft.playwright.Page;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The decision lab from empty to graded, by keyboard in Kazakh: false alarms are made equal, and the assessment is written. */
public final class DecisionLab implements LabBench {
    private static final String COURSE = "ai-in-public-service";
    private static final String LAB = "fair-scoring";
    private static final Pattern COUNT_AND_SHARE = Pattern.compile("(\\d+) \\(([0-9,]+).?%\\)");

    @Override
    public String name() {
        return COURSE + "/" + LAB;
    }

    @Override
    public void walk(Page page, PrintStream out) throws Exception {
        DeskKeys keys = new DeskKeys(page);
        keys.to("#d-same").press("Space", 1).to("#d-village");
        for (int i = 0; i < 40 && !keys.shown("[data-holds=\"alarms\"]").startsWith("✓"); i++) {
            keys.press("ArrowRight", 1);
        }
        out.println("  thresholds " + keys.allShown("[data-threshold]") + ": " + keys.allShown("[data-holds]"));
        String together = everyPair(keys);
        out.println("  of all 10,201 pairs, at most " + together + " of five hold together where the office can work");
        choose(keys, together);
        assess(keys);
        out.println("  " + keys.shown("[data-left-words]"));
        keys.handIn(out, "Ұтылғандар — ауылда қатесі бар өтініші өтіп кеткендер: кейін олардан ақша қайтару сұралады. Оларға алдын ала ескертеміз.",
            "Кезек тәртібіндегі жас шегін кім қойғанын ешкім білмейді; оған басқарма басшысы қол қоюы керек.");
        keys.cheat(COURSE, LAB, out);
    }

    private static String everyPair(DeskKeys keys) {
        keys.to("[data-every]").press("Enter", 1).to("#d-together");
        List<String> can = keys.allShown("[data-pairs-table] tbody td:nth-child(3)");
        for (int held = can.size() - 1; held >= 0; held--) {
            if (!can.get(held).equals("0")) {
                return String.valueOf(held);
            }
        }
        throw new AssertionError("no pair with which the office can work");
    }

    private static void choose(DeskKeys keys, String together) {
        keys.type("#d-together", together).choose("[data-radio=\"priority\"]", 1);
        for (String measure : List.of("threshold", "alarms", "misses", "meaning", "marked")) {
            keys.to("[data-held][value=\"" + measure + "\"]");
            if (keys.shown("[data-holds=\"" + measure + "\"]").startsWith("✓")) {
                keys.press("Space", 1);
            }
        }
        List.of("alarms", "missed", "meaning", "marked").forEach(row -> List.of("town", "village").forEach(place ->
            keys.type("[data-figure=\"" + place + "_" + (row.equals("missed") ? "misses" : row) + "\"]", share(keys, place, row))));
        keys.type("[data-figure=\"wait\"]", String.valueOf(count(keys, "town", "alarms") + count(keys, "village", "alarms")));
        keys.type("[data-figure=\"slip\"]", String.valueOf(count(keys, "town", "missed") + count(keys, "village", "missed")));
    }

    private static Matcher cell(DeskKeys keys, String place, String row) {
        Matcher cell = COUNT_AND_SHARE.matcher(keys.shown("[data-cell=\"" + place + "-" + row + "\"]"));
        if (!cell.matches()) {
            throw new AssertionError("not a count and a share: " + keys.shown("[data-cell=\"" + place + "-" + row + "\"]"));
        }
        return cell;
    }

    private static String share(DeskKeys keys, String place, String row) {
        return cell(keys, place, row).group(2);
    }

    private static int count(DeskKeys keys, String place, String row) {
        return Integer.parseInt(cell(keys, place, row).group(1));
    }

    private static void assess(DeskKeys keys) {
        keys.type("#a-purpose", "Табыс анықтамасы ескірген өтініштерді төлемге дейін табу; модель тек тексеруді ұсынады, ешкімге бас тартпайды.");
        keys.type("#a-affected", "Өтініш берген отбасылар, ең алдымен балалар; тексеруден қорқып өтініш бермей қалғандар; маманның өзі де.");
        keys.type("#a-data", "Соңғы тоқсандағы табыс анықтамасы мен өтініш нысаны; денсаулық туралы дерек алынбайды; маусымдық табыс анықтамасы жиі ескіреді.");
        keys.type("#a-town", "Құжаты дұрыс отбасы бір ай ақшасыз күтеді; шешім түзетіледі, бірақ ол ай қайтып келмейді.");
        keys.type("#a-village", "Мал сатылғанға дейінгі айда ауыл отбасы қарызға азық ала алмай қалуы мүмкін, дүкен қыста қарызға бермейді.");
        keys.type("#a-measure", "Тексеру жүріп жатқанда төлем тоқтамайды, сонда жалған дабыл бір қоңырау ғана болады.");
        keys.type("#a-answers", "Әлеуметтік көмек бөлімінің басшысы").type("#a-due", "01.03.2027");
        keys.type("#a-check", "Қырық өтінішпен (40) сынақ: бірде-бір отбасының төлемі тоқтамауы керек.");
        keys.type("#a-oversight", "Маманның алдында өтініштің өзі тұрады, әр іске он бес минут беріледі, модельдің әлсіз тұстары жазылған.");
        keys.type("#a-again", "30").choose("[data-radio=\"power\"]", 0);
        keys.type("#a-door", "Хаттың өзінде жазылған: телефонмен, әкімдік терезесінде не екі жол хатпен.").type("#a-days", "15").choose("[data-radio=\"hearer\"]", 0);
        keys.type("#a-without", "Жеребемен іріктеп тексеру және нысанға маусымдық табыс жолын қосу: бір маман көбірек керек, бірақ ешкім бөлектенбейді.");
        keys.choose("[data-radio=\"decision\"]", 1);
        keys.type("#a-why", "Құжаты дұрыс отбасылардың қалада " + share(keys, "town", "alarms") + " %, ауылда " + share(keys, "village", "alarms")
            + " % бекер күтеді: бұдан тең қыла алмаймыз, есесіне ауылда қате көбірек өтіп кетеді.");
        keys.type("#a-stop", "Кез келген топта бекер күткендер 12 пайыздан асса, жүйені бөлім басшысы тоқтатады.");
    }
}
