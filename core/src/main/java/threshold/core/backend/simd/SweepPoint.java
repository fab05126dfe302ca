package threshold.core.backend.simd;

import static threshold.core.backend.simd.Lanes.L;

/**
 * One product of the sweep.
 *
 * @param name its method: {@code 3x8-kc-256}
 * @param vectors vectors of columns of the tile
 * @param rows rows of the tile
 * @param tile the tile, with its unrolling
 * @param blocking the blocks; mc a multiple of the tile's rows, nc and strip of its columns
 */
record SweepPoint(String name, int vectors, int rows, RegisterTile tile, Blocking blocking) {

    /** Columns of the tile. */
    int columns() {
        return vectors * L;
    }
}
