/// The evening as it is: the packaged jar as a process of its own, with robots, and in real browsers with one host, one
/// screen and phones, on plain http under a host name that is not localhost. `mvn verify` runs all after the jar is
/// built; one class alone: `mvn verify -Dit.test=EveningTest`.
package usher.evening;
