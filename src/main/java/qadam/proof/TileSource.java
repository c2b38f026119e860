package qadam.proof;

/** Where tiles are read from: a folder, an address, a test. */
@FunctionalInterface
public interface TileSource {
    /** @return the tile's bytes: 32 for each hash */
    byte[] read(Tile tile);
}
