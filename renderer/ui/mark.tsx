/** The mark of Concord: three rings of which no two are linked, which hold only together. Its gaps are gaps, on any ground. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="6 6 52 52" fill="none" strokeWidth="5.2" aria-hidden="true" data-mark="">
      <path
        d="M33.67 36.90A14.2 14.2 0 0 1 18.95 28.40M18.01 20.37A14.2 14.2 0 1 1 41.10 33.70"
        stroke="var(--mark-first)"
      />
      <path
        d="M27.44 31.90A14.2 14.2 0 0 1 42.16 23.40M49.58 26.60A14.2 14.2 0 1 1 26.50 39.93"
        stroke="var(--mark-second)"
      />
      <path
        d="M28.41 50.83A14.2 14.2 0 1 1 28.41 24.17M34.89 29.00A14.2 14.2 0 0 1 34.89 46.00"
        stroke="var(--mark-third)"
      />
    </svg>
  );
}
