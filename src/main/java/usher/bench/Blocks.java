package usher.bench;

import java.util.List;

/// One figure of each block, in their order.
record Blocks(List<Double> each) {
    Blocks {
        each = List.copyOf(each);
    }

    double middle() {
        return Times.median(each.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// How many times another's, each block beside the other's of the same round; the middle of these.
    double over(Blocks other) {
        double[] ratios = new double[each.size()];
        for (int block = 0; block < ratios.length; block++) {
            ratios[block] = each.get(block) / other.each.get(block);
        }
        return Times.median(ratios);
    }
}
