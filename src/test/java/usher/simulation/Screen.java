package usher.simulation;

import tools.jackson.databind.JsonNode;
import usher.core.By;

/// The big screen: looks, and now and then is cut off.
final class Screen extends Client {
    Screen(Hall hall) {
        super(hall, "screen");
        connect();
        cutLater();
    }

    @Override
    By by() {
        return By.CREW;
    }

    @Override
    String token() {
        return "";
    }

    @Override
    void shows(String topic, JsonNode state) {}

    private void cutLater() {
        self.in(self.between(2_000, hall.weather().mishapMsMax()), () -> {
            if (hall.isRough()) {
                cut();
                cutLater();
            }
        });
    }
}
