package usher.pages;

import java.util.List;

/// The network check: an address to scan, who opened it last (empty: nobody yet), and what to do if it does not open.
public record PreflightPage(
        String back, String url, String qr, String seenFrom, List<String> advice, List<String> others) {}
