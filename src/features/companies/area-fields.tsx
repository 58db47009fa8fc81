import { type FormState, SelectField, typed } from '#/platform/ui/kit.ts'
import { findProvince, findRegency, provinces, regencies } from './areas.ts'
import { words } from './words.ts'

/**
 * Province, then regency or city, with nothing but a form: the button sends the form back with the regencies of the province chosen.
 * A stored regency brings its province along.
 */
export function AreaFields({ form }: { form: FormState }) {
  const t = words[form.lang].fields
  const provinceCode = typed(form, 'provinceCode') || (findRegency(typed(form, 'regencyCode'))?.provinceCode ?? '')
  const province = findProvince(provinceCode)
  const filled = { ...form, values: { ...form.values, provinceCode } }
  const toOptions = (areas: readonly { code: string; name: string }[]) =>
    areas.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <SelectField form={filled} name="provinceCode" label={t.provinceCode} options={toOptions(provinces())} />
      <p>
        <button type="submit" class="button button-second" name="show" value="regencies">
          {t.showRegencies}
        </button>
      </p>
      <SelectField
        form={filled}
        name="regencyCode"
        label={province ? t.regencyOf(province.name) : t.regencyCode}
        hint={province ? undefined : t.chooseProvinceFirst}
        options={toOptions(regencies(provinceCode))}
      />
    </>
  )
}

/** Whether the form was sent only to show the regencies of another province. */
export const asksForRegencies = (body: Record<string, unknown>): boolean => body.show === 'regencies'
