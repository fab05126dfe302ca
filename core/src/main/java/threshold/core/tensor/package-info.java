/**
 * Tensors in files of the user's own: safetensors, single and sharded, npy and ONNX.
 *
 * <p>Files are mapped, not read; values are widened to double as they are asked for, so that a tensor of gigabytes takes
 * no heap. A file is believed in nothing: what its header says is held against what is there, and what does not fit is
 * an {@link java.lang.IllegalArgumentException} with the file, the byte and what stands there.
 */
@NullMarked
package threshold.core.tensor;

import org.jspecify.annotations.NullMarked;
