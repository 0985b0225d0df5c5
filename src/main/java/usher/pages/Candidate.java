package usher.pages;

import java.net.InetAddress;

/// An address at which phones may find us, and what speaks for or against it.
public record Candidate(InetAddress address, String nic, boolean likely, Sentence why) {}
