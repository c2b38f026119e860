package qadam.visionlab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Refusal;
import qadam.web.Cost;
import qadam.web.Libraries;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A network that somebody else has trained and the operator has put into a folder: checked once at the start, then sent from the disk as it lies there.
 * It is never run here.
 *
 * @param hash over the names and bytes of all files, in hexadecimal: part of their address
 * @param described what its {@code model.json} says
 */
record BorrowedNetwork(String hash, GraphFile described, List<Part> parts) implements Routes {
    static final String ADDRESS = "/labs/vision/network/";
    private static final String LIBRARY = "tensorflow-graph";
    private static final Logger LOG = LoggerFactory.getLogger(BorrowedNetwork.class);

    /** One file as it was at the start. @param bytes its length */
    record Part(String name, Path file, long bytes, FileTime changed) {
        static Part of(Path folder, String name, long most) throws IOException, GraphFile.Unfit {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new GraphFile.Unfit(name + " is not there, or is no file");
            }
            long bytes = Files.size(file);
            if (bytes == 0 || bytes > most) {
                throw new GraphFile.Unfit(name + " has " + bytes + " bytes; 1 to " + most + " are taken");
            }
            return new Part(name, file, bytes, Files.getLastModifiedTime(file));
        }

        boolean isAsItWas() throws IOException {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == bytes && Files.getLastModifiedTime(file).equals(changed);
        }
    }

    /** Says in the log what came of it: a network that does not fit is not offered, and the server starts all the same. */
    static Optional<BorrowedNetwork> in(Path folder) {
        try {
            BorrowedNetwork network = read(folder);
            LOG.info("the vision lab offers the network in {}: {} files, {} bytes", folder, network.parts.size(), network.bytes());
            return Optional.of(network);
        } catch (GraphFile.Unfit unfit) {
            LOG.warn("--vision-network {}: {}. The vision lab does not offer it.", folder, unfit.getMessage());
        } catch (IOException unreadable) {
            LOG.warn("--vision-network {}: cannot be read ({}). The vision lab does not offer it.", folder, unreadable.toString());
        }
        return Optional.empty();
    }

    static BorrowedNetwork read(Path folder) throws IOException, GraphFile.Unfit {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(folder, GraphFile.NAME, GraphFile.LARGEST));
        GraphFile described = GraphFile.of(Files.readAllBytes(parts.getFirst().file()));
        long left = described.weightBytes();
        for (String name : described.files()) {
            Part part = Part.of(folder, name, GraphFile.LARGEST_WEIGHTS);
            parts.add(part);
            left -= part.bytes();
        }
        if (left != 0) {
            throw new GraphFile.Unfit("its files of weights are not as long as " + GraphFile.NAME + " says");
        }
        return new BorrowedNetwork(hash(parts), described, List.copyOf(parts));
    }

    private static String hash(List<Part> parts) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Part part : parts) {
                digest.update((part.name() + '\n' + part.bytes() + '\n').getBytes(StandardCharsets.UTF_8));
                try (InputStream bytes = new DigestInputStream(Files.newInputStream(part.file()), digest)) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 24);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }

    /** What the bench's script is told: where the files and their reader lie, how much there is to load, and which numbers the network takes for black and white. */
    ObjectNode told(ObjectNode into) {
        Libraries.Library reader = Libraries.find(LIBRARY).orElseThrow();
        into.put("library", reader.address()).put("folder", ADDRESS + hash + "/").put("size", bytes() + reader.sent()).put("across", described.side());
        ArrayNode tones = into.putArray("tones");
        described.range().forEach(tones::add);
        ArrayNode files = into.putArray("files");
        parts.forEach(part -> files.addObject().put("name", part.name()).put("size", part.bytes()));
        return into;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ADDRESS + "{hash}/{file}", this::serve, Role.ANYONE, Cost.FIXED);
    }

    private void serve(Context context) throws IOException {
        Part part = parts.stream().filter(one -> hash.equals(context.pathParam("hash")) && one.name().equals(context.pathParam("file"))).findFirst()
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        if (!part.isAsItWas()) {
            LOG.warn("--vision-network: {} has been changed or removed since the start", part.file());
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        String tag = "\"" + hash + "\"";
        context.header(Header.ETAG, tag).header(Header.CACHE_CONTROL, "public, max-age=31536000, immutable");
        String known = context.header(Header.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            context.status(304);
            return;
        }
        context.contentType(part.name().equals(GraphFile.NAME) ? "application/json" : "application/octet-stream");
        context.res().setContentLengthLong(part.bytes());
        context.result(Files.newInputStream(part.file()));
    }
}
