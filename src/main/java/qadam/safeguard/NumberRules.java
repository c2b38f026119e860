package qadam.safeguard;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says whose a number may be that is written in these groups of digits. Sums of money, days, addresses of machines and books are nobody's. */
final class NumberRules {
    /** Of Kazakhstan's mobile networks, after 7 or 8. */
    private static final Pattern MOBILE = Pattern.compile("7(?:0[0-8]|47|5[01]|6[0-4]|7[15678])");
    private static final Pattern CALLED = Pattern.compile(
        "(?iu)(?<!\\p{L})(?:тел|моб|ұялы|телефон\\p{L}{0,6}|в[оа]тсап\\p{L}{0,4}|whats?app|tel|phone|mobile|(?:по)?звони\\p{L}{0,4}|хабарлас\\p{L}{0,6}|call(?: me)?)[.:№ ]{0,4}$");
    private static final Pattern NAMED = Pattern.compile("(?iu)(?<!\\p{L})(?:иин|жсн|iin|бсн|бин|jsn)\\p{L}{0,5}[.:№#= -]{0,4}$");
    private static final Pattern BOOK = Pattern.compile("(?iu)isbn(?:-?1[03])?[: ]{0,3}$");
    private static final int BEFORE = 24;
    private static final Set<Integer> CODES_OF_CARDS = Set.of(2, 3, 4, 5, 6);
    private static final String THOUSANDS = " ,.'’_";

    private final int[] points;
    private final List<WrittenNumbers.Group> groups;
    private final boolean fraction;
    private final String digits;
    private final boolean single;
    /** Whether it is a piece of a longer row of groups like it. */
    private final boolean cutOut;

    /** @param digits of the groups from the first to the last */
    NumberRules(int[] points, List<WrittenNumbers.Group> run, int first, int last, String digits) {
        this.points = points;
        this.groups = run.subList(first, last + 1);
        this.fraction = first > 0 && (run.get(first).gap().equals(".") || run.get(first).gap().equals(","));
        this.single = first == last;
        this.cutOut = first > 0 && isLike(run.get(first - 1), run.get(first)) || last + 1 < run.size() && isLike(run.get(last + 1), run.get(last));
        this.digits = digits;
    }

    private boolean isLike(WrittenNumbers.Group outside, WrittenNumbers.Group inside) {
        int length = inside.digits().length();
        return length > 1 && outside.digits().length() == length && groups.stream().allMatch(group -> group.digits().length() == length);
    }

    /** Null when it is nobody's. */
    Scrubbed.Kind kind() {
        Scrubbed.Kind kind = isId() ? Scrubbed.Kind.NATIONAL_ID : isPhone() ? Scrubbed.Kind.PHONE : isCard() ? Scrubbed.Kind.CARD : null;
        return kind == null || isBook() ? null : kind;
    }

    private boolean isId() {
        if (digits.length() != 12 || isRound()) {
            return false;
        }
        boolean born = hasDay();
        if (single) {
            return born || !fraction && !touchesLetter() && !endsName();
        }
        if (!born || isMachine() || cutOut) {
            return false;
        }
        boolean century = digits.charAt(6) != '0';
        boolean sure = hasCheck() && century || before(NAMED);
        if (groups.stream().anyMatch(group -> group.gap().contains("\n"))) {
            return sure;
        }
        if (isAmount()) {
            return !digits.endsWith("000");
        }
        boolean alone = groups.stream().allMatch(group -> group.digits().length() == 1);
        boolean padded = groups.stream().anyMatch(group -> group.digits().length() > 1 && group.digits().startsWith("0")) && century;
        return sure || groups.size() <= 3 || alone || padded;
    }

    /** Begins with a day of birth and a century, as ids of people do. */
    private boolean hasDay() {
        int month = number(2, 4);
        int day = number(4, 6);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && digits.charAt(6) <= '6';
    }

    /** The twelfth digit of a Kazakh id. */
    private boolean hasCheck() {
        int sum = weighed(0);
        if (sum == 10) {
            sum = weighed(2);
        }
        return sum == digits.charAt(11) - '0';
    }

    private int weighed(int shift) {
        int sum = 0;
        for (int at = 0; at < 11; at++) {
            sum += (digits.charAt(at) - '0') * ((at + shift) % 11 + 1);
        }
        return sum % 11;
    }

    private boolean isPhone() {
        if (hasPlus()) {
            return isAbroad(digits);
        }
        if (fraction || isMachine()) {
            return false;
        }
        if (touchesLetter()) {
            return digits.length() == 11 && isOurs() && isMobile(1) && !isEnclosed();
        }
        if (isCalled()) {
            return true;
        }
        if (isRound()) {
            return false;
        }
        return switch (digits.length()) {
            case 11 -> isOurs() && (isAmount() ? isMobile(1) && !digits.endsWith("000") : single || isMobile(1) || opensWithCode()) || isHome();
            case 10 -> (isMobile(0) && isTenWritten() || isTenAbroad()) && !isAmount() || isHome();
            case 12, 13, 14, 15 -> digits.startsWith("00") && !isAmount() && digits.charAt(2) != '0' || isBracketed() && digits.length() < 14;
            case 9 -> isBracketed();
            default -> false;
        };
    }

    private boolean isAbroad(String number) {
        if (number.length() < 8 || number.length() > 15 || number.startsWith("0") || isAmount() && number.endsWith("000") || isRound()) {
            return false;
        }
        return !number.startsWith("7") || number.length() == 11;
    }

    /** Eleven digits of Kazakhstan or its neighbour. */
    private boolean isOurs() {
        char second = digits.charAt(1);
        return digits.charAt(0) == '8' && second >= '3' || digits.charAt(0) == '7' && (second == '0' || second >= '3');
    }

    private boolean isMobile(int from) {
        return MOBILE.matcher(digits).region(from, digits.length()).lookingAt();
    }

    /** 8 (7172) 55-55-55: the country, then the town. */
    private boolean opensWithCode() {
        int first = size(0);
        return first == 1 && size(1) >= 3 && size(1) <= 5 && groups.size() <= 7 || first == 4 && groups.size() <= 5 || isBracketed();
    }

    private boolean isTenWritten() {
        return single || size(0) == 3 || groups.stream().allMatch(group -> group.digits().length() == 1);
    }

    /** (212) 555-0123, 212-555-0123; (7172) 55-55-55. */
    private boolean isTenAbroad() {
        return isBracketed() || groups.size() == 3 && size(0) == 3 && size(1) == 3 && !digits.startsWith("978") && !digits.startsWith("979") && groups.stream().skip(1).noneMatch(group -> group.gap().contains("."))
            || size(0) == 4 && groups.size() == 4 && digits.startsWith("7") && groups.getLast().gap().equals("-");
    }

    /** 020 7946 0958: a number as it is dialled at home elsewhere. */
    private boolean isHome() {
        return digits.length() >= 10 && digits.charAt(0) == '0' && digits.charAt(1) != '0' && groups.size() <= 5 && (single || size(0) >= 3) && !isBookOfTen();
    }

    /** 55-55-55 after the word for a telephone. */
    private boolean isCalled() {
        return digits.length() <= 10 && groups.size() > 1 && groups.size() <= 5 && groups.stream().skip(1).allMatch(group -> group.gap().equals("-")) && !isDate() && before(CALLED)
            || digits.length() >= 7 && digits.length() <= 15 && single && !isRound() && before(CALLED);
    }

    private boolean isDate() {
        return groups.size() == 3 && (size(0) == 4 || size(2) == 4);
    }

    private boolean isCard() {
        if (digits.length() < 13 || fraction || touchesLetter() || !CODES_OF_CARDS.contains(digits.charAt(0) - '0') || !isWrittenAsCard()) {
            return false;
        }
        boolean length = switch (digits.charAt(0)) {
            case '4' -> digits.length() == 13 || digits.length() >= 16;
            case '3' -> digits.length() <= 16;
            case '2' -> digits.length() == 16 && digits.charAt(1) >= '2' && digits.charAt(1) <= '7';
            default -> digits.length() >= 16;
        };
        return length && isLuhn() && !isRound();
    }

    private boolean isWrittenAsCard() {
        if (single || groups.stream().allMatch(group -> group.digits().length() == 1)) {
            return true;
        }
        boolean fours = groups.subList(0, groups.size() - 1).stream().allMatch(group -> group.digits().length() == 4);
        return fours || groups.size() == 3 && size(0) == 4 && size(1) == 6;
    }

    /** ISO/IEC 7812-1, annex B. */
    private boolean isLuhn() {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int doubled = at % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** Groups of three apart by one sign: a sum. */
    private boolean isAmount() {
        if (single || size(0) > 3 || groups.stream().skip(1).anyMatch(group -> group.digits().length() != 3)) {
            return false;
        }
        String sign = groups.get(1).gap();
        return sign.length() == 1 && THOUSANDS.contains(sign) && groups.stream().skip(1).allMatch(group -> group.gap().equals(sign));
    }

    private boolean isRound() {
        return digits.endsWith("000000");
    }

    /** 192.168.100.200 */
    private boolean isMachine() {
        return groups.size() == 4 && groups.stream().skip(1).allMatch(group -> group.gap().equals("."))
            && groups.stream().allMatch(group -> group.digits().length() <= 3 && Integer.parseInt(group.digits()) <= 255);
    }

    private boolean isBook() {
        return before(BOOK) || digits.length() == 13 && (digits.startsWith("978") || digits.startsWith("979")) || digits.length() == 10 && groups.size() != 3 && isBookOfTen() && size(0) != 3;
    }

    /** ISO 2108:2005. */
    private boolean isBookOfTen() {
        int sum = 0;
        for (int at = 0; at < 10 && digits.length() == 10; at++) {
            sum += (digits.charAt(at) - '0') * (10 - at);
        }
        return digits.length() == 10 && sum % 11 == 0 && !isMobile(0);
    }

    private boolean hasPlus() {
        int at = groups.getFirst().from() - 1;
        for (int steps = 0; at >= 0 && steps < 2 && (points[at] == '(' || points[at] == ' '); steps++) {
            at--;
        }
        return at >= 0 && (points[at] == '+' || points[at] == '＋');
    }

    private boolean isBracketed() {
        int before = groups.getFirst().from() - 1;
        boolean opened = before >= 0 && points[before] == '(' || groups.size() > 1 && groups.get(1).gap().contains("(");
        return opened && groups.stream().skip(1).anyMatch(group -> group.gap().contains(")"));
    }

    private boolean touchesLetter() {
        int before = groups.getFirst().from() - 1;
        int after = groups.getLast().to();
        return before >= 0 && Character.isLetter(points[before]) || after < points.length && Character.isLetter(points[after]);
    }

    private boolean isEnclosed() {
        int before = groups.getFirst().from() - 1;
        int after = groups.getLast().to();
        return before >= 0 && Character.isLetter(points[before]) && after < points.length && Character.isLetter(points[after]);
    }

    /** The last part of something like 550e8400-e29b-41d4-a716-446655440000. */
    private boolean endsName() {
        int before = groups.getFirst().from() - 1;
        return before > 0 && "-_/.".indexOf(points[before]) >= 0 && Character.isLetterOrDigit(points[before - 1]);
    }

    private boolean before(Pattern pattern) {
        int to = groups.getFirst().from();
        int from = Math.max(0, to - BEFORE);
        return pattern.matcher(new String(points, from, to - from)).find();
    }

    private int size(int group) {
        return group < groups.size() ? groups.get(group).digits().length() : 0;
    }

    private int number(int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
