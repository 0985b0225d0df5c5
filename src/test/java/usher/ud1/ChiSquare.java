package usher.ud1;

/// Pearson's test: how likely chance alone gives counts at least as far from the expected ones.
final class ChiSquare {
    private ChiSquare() {}

    static double statistic(long[] counts, double[] expected) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        }
        return sum;
    }

    /// The chance that a χ² of so many degrees of freedom is larger: 1 - P(a, x) by its series, or by Lentz's fraction.
    static double chance(double statistic, int degrees) {
        double a = degrees / 2.0;
        double x = statistic / 2;
        double scale = Math.exp(-x + a * Math.log(x) - logGamma(a));
        return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (double n = a + 1; term > sum * 1e-15; n++) {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 10_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-14) {
                break;
            }
        }
        return h;
    }

    /// Stirling's series, after shifting the argument up.
    private static double logGamma(double value) {
        double shift = 0;
        double x = value;
        for (; x < 20; x++) {
            shift += Math.log(x);
        }
        double inverse = 1 / x;
        double tail = inverse / 12 - Math.pow(inverse, 3) / 360 + Math.pow(inverse, 5) / 1260;
        return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + tail - shift;
    }
}
