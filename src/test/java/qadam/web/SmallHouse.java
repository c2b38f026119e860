package qadam.web;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import qadam.shared.Localized;
import qadam.shared.Texts;

/** The doorstep alone: home page, components page and assets on a real server, with facts that a test may change. */
final class SmallHouse implements AutoCloseable {
    static final HomeFacts EMPTY = new HomeFacts(2026, 200_000, 0, Optional.empty(), Optional.empty(), List.of(), tracks());
    static final HomeFacts OPEN = new HomeFacts(2026, 200_000, 76_412, Optional.of(0.38), Optional.of(new HomeFacts.Proof(81_240, "3fa9c1d2", 1, false)),
        List.of(course()), tracks());

    final AtomicReference<HomeFacts> facts = new AtomicReference<>(OPEN);
    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();

    SmallHouse(int port) {
        Assets assets = new Assets();
        Site site = new Site(Site.precompiled(), new Texts(), assets);
        List<Routes> features = List.of(assets, new LanguageChoice(), new Home(site, facts::get), new Components(site));
        this.server = new Server("http://localhost", site, null).start("127.0.0.1", port, features);
    }

    String address(String path) {
        return "http://localhost:" + server.port() + path;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }

    private static HomeFacts.Course course() {
        return new HomeFacts.Course("ai-for-everyone", "everyone",
            new Localized("Баршаға арналған жасанды интеллект", "Искусственный интеллект для всех", "AI for everyone"),
            new Localized("ЖИ деген не", "Что такое ИИ", "What AI is"), 18, 9);
    }

    private static List<HomeFacts.Track> tracks() {
        return List.of(
            track("everyone", "Баршаға", "Для всех", "For everyone", "Күнделікті өмірдегі ЖИ: түсіну, тексеру, қорғану",
                "ИИ в повседневной жизни: понимать, проверять, защищаться", "AI in daily life: understand it, check it, stay safe"),
            track("schoolkids", "Мектеп оқушыларына", "Школьникам", "For schoolkids", "Компьютер қалай көреді, қалай үйренеді",
                "Как компьютер видит и как учится", "How computers see and learn"),
            track("students", "Студенттерге", "Студентам", "For students", "Деректер, модельдер және оларды бағалау",
                "Данные, модели и их оценка", "Data, models, and how to judge them"),
            track("teachers", "Мұғалімдерге", "Учителям", "For teachers", "Сабақтағы ЖИ және ЖИ туралы сабақ",
                "ИИ на уроке и урок об ИИ", "AI in the lesson and lessons about AI"),
            track("officials", "Мемлекеттік қызметшілерге", "Государственным служащим", "For officials",
                "Жауапты шешім, құқық, адамның бақылауы", "Ответственное решение, право, контроль человека",
                "Responsible decisions, law, human oversight"),
            track("developers", "Әзірлеушілерге", "Разработчикам", "For developers", "KazLLM негізінде қолданба жасау",
                "Приложения на основе KazLLM", "Building on KazLLM"));
    }

    private static HomeFacts.Track track(String id, String kk, String ru, String en, String kkSummary, String ruSummary, String enSummary) {
        return new HomeFacts.Track(id, new Localized(kk, ru, en), new Localized(kkSummary, ruSummary, enSummary));
    }
}
