package qadam.kazakh;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Words that say how a sentence is built and not what it is about: conjunctions, postpositions, particles, pronouns, question words, auxiliary verbs
 * (the closed classes of Muhamedowa 2016, ch. 1.1 and 2.2), and endings that stand alone behind a hyphen (АТФ-ның). Also as they are typed
 * without Kazakh letters.
 */
final class StopWords {
    private static final String WORDS = """
        мен пен бен және да де та те не немесе я әлде әрі бірақ алайда дегенмен өйткені себебі сондықтан егер онда сонда
        үшін туралы жайлы жөнінде бойынша арқылы дейін шейін кейін соң бұрын бері қарай қарсы сияқты секілді тәрізді ретінде
        ма ме ба бе па пе ше ғой шы ші ғана тек ең өте тағы
        бұл ол осы сол мына мынау анау оны оның оған одан олар олардың оларды бұны бұның бұған бұдан осының осындай сондай мұндай
        сен сіз біз маған саған сізге бізге менің сенің сіздің біздің өз өзі өзінің өзіне
        кім не қай қайсы қандай қалай қашан қайда қайдан неше қанша нешінші неге нені ненің кімнің
        бар жоқ еді екен емес болып болды болған болады болатын бола болса табылады деп деген дегеніміз дейді
        ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті дан ден тан тен нан нен
        """;

    static final CharArraySet ALL = CharArraySet.unmodifiableSet(new CharArraySet(
        Arrays.stream(WORDS.strip().split("\\s+")).flatMap(word -> Stream.of(word, Letters.folded(word))).toList(), false));

    private StopWords() {
    }
}
