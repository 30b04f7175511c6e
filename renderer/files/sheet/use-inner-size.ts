/** How large an element is inside of its scroll bars. */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Both are 0 until it is known. */
export function useInnerSize<T extends HTMLElement>(): { ref: RefObject<T | null>; width: number; height: number } {
  const ref = useRef<T>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = ref;
    if (!current) return;
    const read = () => {
      const { clientWidth: width, clientHeight: height } = current;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    const observer = new ResizeObserver(read);
    observer.observe(current);
    read();
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
