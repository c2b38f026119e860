package qadam.kazakh;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Words that only look as if they had a suffix, and words so short that they stand beside a suffix only because we know them. Our own lists, of
 * common words of the language; whoever misses one adds it.
 */
final class Wholes {
    /** "Land of", behind the name of a people; with a vowel before it, it may be соғыс-тан, "from the war". */
    private static final String LAND = "стан";

    private static final String NOUNS = """
        адам азап айдын айқын ақпан ақын алаң алтын апта арман арыстан астана астық аудан ауған ағылшын әдеп әйгілі әйел әріп
        басқа балдыр батыл белгі бидай бостан бұршақ бүгін
        дастан дағыстан дәптер дәуір дүкен егін екпін ерін есеп еркін ертең
        жақын жалын жапырақ жарқын жауап жауын жиын жолдас жоспар жұлдыз жұмыртқа жүзік жүлде жылан
        заман зиян иін кезең кейін келін кеңес кемпір кеуде кітап көктем күндіз күрес кірпік
        қазан қайғы қайың қалқан қалың қарға қарын қарындас қатын қақпан қоғам қорған қорғасын қосын қуат қысқа қоян
        майдан маңдай мекен мектеп мінез мойын мұрын мүмкін мүсін мәлімет негіз нүкте
        океан орган орман орын оқиға отан отандас өзен өзге өлең өкпе
        пайда пәкістан пенде перде пішін роман сауда себеп сезім сирек сұлтан
        тақта талап тамаша тамыз тарап тасқын теңге теңіз тәртіп төмен топырақ тұман тұқымдас тұрғын түйін түркімен түркістан түтін тығын
        ұйқы ұйым ұлан үйсін үлгі үлес үндістан үңгір хабар шағын шарап шебер шеңбер шілде шырын ине
        ата баста жаса жина ізде істе қара ойна сана сөйле сұра тара ұста
        """;

    private static final String SHORT_NOUNS = "ай ақ аң ас ат ел ер ет із іс іш ит ми ой он от өз су ту үй үн ұл ұн ән";
    private static final String SHORT_VERBS = "ал ас ат аш ек ен ер ес ет өс өт оқ іш іл ұш ұт";

    private final CharArraySet nouns;
    private final CharArraySet shortNouns;
    private final CharArraySet shortVerbs;

    Wholes(boolean folded) {
        nouns = set(NOUNS, folded);
        shortNouns = set(SHORT_NOUNS, folded);
        shortVerbs = set(SHORT_VERBS, folded);
    }

    private static CharArraySet set(String words, boolean folded) {
        Set<String> set = Stream.of(words.strip().split("\\s+")).map(word -> folded ? Letters.folded(word) : word).collect(Collectors.toSet());
        return new CharArraySet(set, false);
    }

    boolean isShortNoun(char[] word) {
        return shortNouns.contains(word, 0, 2);
    }

    boolean isShortVerb(char[] word) {
        return shortVerbs.contains(word, 0, 2);
    }

    boolean has(char[] word, int length) {
        return nouns.contains(word, 0, length) || isLand(word, length);
    }

    private static boolean isLand(char[] word, int length) {
        int name = length - LAND.length();
        return name >= 3 && LAND.contentEquals(java.nio.CharBuffer.wrap(word, name, LAND.length())) && !Sound.isVowel(word[name - 1])
            && Sound.vowels(word, name) > 1;
    }
}
