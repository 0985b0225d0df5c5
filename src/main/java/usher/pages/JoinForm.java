package usher.pages;

/// The join page: what it asks for, and what was wrong with the last answer (empty where nothing was). `once` tells
/// a form that was sent twice; one that could not be taken at this moment is sent `again` by itself, as it was.
public record JoinForm(
        String code,
        String title,
        String where,
        boolean roster,
        boolean wholeNumber,
        boolean rehearsal,
        String name,
        String digits,
        String once,
        boolean again,
        String error) {}
