package qadam.schoolbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import qadam.world.Databases;

/**
 * A small real process in llama-server's place: the same command line, {@code /health}, {@code /v1/models} and chat, and the ways to fail. The real one
 * is run by {@code ./qadam bench llama}.
 */
final class FakeLlama {
    private static final String SCRIPT = """
        #!/usr/bin/python3
        import http.server, json, os, sys, time
        given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
        folder = os.path.dirname(os.path.abspath(__file__))
        def mode():
            return open(os.path.join(folder, 'mode')).read().strip()
        print('fake llama-server', ' '.join(sys.argv[1:]), 'LLAMA_ARG_HOST' in os.environ, flush=True)
        if mode() == 'die':
            print('error: cannot load the model', flush=True)
            sys.exit(3)
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            def log_message(self, *words): pass
            def say(self, text, kind='application/json'):
                self.send_response(200)
                self.send_header('Content-Type', kind)
                self.send_header('Content-Length', str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())
            def do_GET(self):
                if mode() == 'hang': time.sleep(60)
                if self.path == '/cores': self.say(json.dumps(sorted(os.sched_getaffinity(0))))
                elif self.path == '/v1/models': self.say(json.dumps({'data': [{'id': given['--alias']}]}))
                else: self.say('{"status":"ok"}')
            def do_POST(self):
                self.rfile.read(int(self.headers['Content-Length']))
                if self.path != '/v1/chat/completions': self.say('{}')
                else: self.say(''.join('data: ' + json.dumps(c) + '\\n\\n' for c in [
                    {'choices': [{'delta': {'content': 'Сәлем'}}]}, {'choices': [{'delta': {}, 'finish_reason': 'stop'}]}]) + 'data: [DONE]\\n\\n', 'text/event-stream')
        http.server.ThreadingHTTPServer((given['--host'], int(given['--port'])), Handler).serve_forever()
        """;

    private final Path folder = Databases.folder();

    FakeLlama() {
        try {
            Files.writeString(program(), SCRIPT);
            Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwxr-xr-x"));
            mode("well");
            Files.write(weights(), ByteBuffer.allocate(4_000_000).order(ByteOrder.LITTLE_ENDIAN).putInt(0x46554747).putInt(3).array());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path program() {
        return folder.resolve("llama-server");
    }

    Path weights() {
        return folder.resolve("KazLLM-1.0-8B tiny.gguf");
    }

    /** {@code well}, {@code die} at the start, or {@code hang} from now on. */
    void mode(String mode) {
        try {
            Files.writeString(folder.resolve("mode"), mode);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
