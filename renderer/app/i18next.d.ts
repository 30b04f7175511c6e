import "i18next";
import type chinese from "../locales/zh-CN/index.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof chinese };
  }
}
