package usher.pages;

/// The join page: what it asks for, and what was wrong with the last answer (empty where nothing was). `once` tells
/// a form that was sent twice.
public record JoinForm(
        String code,
        String title,
        String where,
        boolean roster,
        boolean wholeNumber,
        boolean rehearsal,
        String name,
        String once,
        String error) {}
