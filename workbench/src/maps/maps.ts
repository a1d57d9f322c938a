/** MapLibre behind one door: loaded only where a map is drawn, its worker from our own host, no outside addresses. */

import { Map as WorldMap, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import workerUrl from "virtual:map-worker";
import "./maps.css";

setWorkerUrl(workerUrl);

/** A map of the world in an element; it throws where the browser gives no WebGL. */
export function openMap(container: HTMLElement, style: StyleSpecification): WorldMap {
  return new WorldMap({
    container,
    style,
    center: [20, 20],
    zoom: 1,
    minZoom: 0.4,
    maxZoom: 12,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    renderWorldCopies: true,
    trackResize: true,
  });
}
