package qadam.identity;

import java.util.List;

/** A coarse word for a browser, enough for its owner to know it again and too little to tell people apart. */
final class Device {
    private record Sign(String mark, String name) {
    }

    /** In this order, because most browsers also name the ones that came before them. */
    private static final List<Sign> BROWSERS = List.of(new Sign("Edg", "Edge"), new Sign("OPR", "Opera"),
        new Sign("YaBrowser", "Yandex"), new Sign("SamsungBrowser", "Samsung Internet"), new Sign("Firefox", "Firefox"),
        new Sign("Chrome", "Chrome"), new Sign("Safari", "Safari"));
    private static final List<Sign> SYSTEMS = List.of(new Sign("Android", "Android"), new Sign("iPhone", "iPhone"),
        new Sign("iPad", "iPad"), new Sign("Windows", "Windows"), new Sign("CrOS", "ChromeOS"), new Sign("Mac OS", "macOS"),
        new Sign("Linux", "Linux"));

    private Device() {
    }

    static String describe(String userAgent) {
        if (userAgent == null) {
            return "";
        }
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private static String first(List<Sign> signs, String userAgent) {
        return signs.stream().filter(sign -> userAgent.contains(sign.mark())).map(Sign::name).findFirst().orElse("");
    }
}
