package threshold.core.kernel;

/**
 * What the kernels of one family take and give. It is the key to a backend's methods for that family, so that a new
 * family changes no backend that has none.
 *
 * @param <Z> sizes
 * @param <P> problem
 * @param <S> solution
 * @param family the family's name in the field: {@code head-svd}
 */
public record Contract<Z extends Sizes, P, S>(String family) {}
