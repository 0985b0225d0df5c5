package usher.media;

/// What a picture is for: a photo lies on white as JPEG, a logo keeps its transparency as PNG.
public enum Purpose {
    PHOTO,
    LOGO
}
