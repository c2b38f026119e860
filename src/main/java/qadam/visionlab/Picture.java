package qadam.visionlab;

/**
 * One picture of the ready set, with what its generator knows.
 *
 * @param given the label it comes with; of some it is planted to be wrong
 * @param second what the second labeller says
 */
record Picture(String id, Motif motif, Material material, Motif given, Motif second, long seed) {
    byte[] pixels() {
        return Ornament.draw(motif, material, seed);
    }
}
