import type { SectionForm } from '#/features/licensing/section-form.ts'
import { alterRows, RadiosField, RowsField, SelectField, TextField } from '#/platform/ui/kit.ts'
import { supplementForms } from './dosage-forms.ts'
import { Product } from './dossier.ts'
import { words } from './form-words.ts'
import { labelOf, optionsOf } from './options.ts'
import { packText } from './product-text.ts'

/** Name, brand, form, factory and packs. */
export const productForm: SectionForm = {
  fields: ({ form, applicant }) => {
    const t = words[form.lang]
    const forms = Object.entries(supplementForms).map(([value, { title }]) => ({ value, label: title[form.lang] }))
    const factories = applicant.sites
      .filter(({ isFactory }) => isFactory)
      .map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` }))
    return (
      <>
        <TextField form={form} name="name" label={t.name} hint={t.nameHint} maxlength={120} />
        <TextField form={form} name="genericName" label={t.genericName} maxlength={120} optional />
        <RadiosField form={form} name="brand" label={t.brand} options={optionsOf(t.brands)} />
        <SelectField form={form} name="form" label={t.form} options={forms} />
        <SelectField form={form} name="siteId" label={t.site} hint={t.siteHint} options={factories} />
        <RowsField
          form={form}
          name="packs"
          label={t.packs}
          row={t.pack}
          columns={[
            { name: 'container', label: t.container, options: optionsOf(t.containers) },
            { name: 'quantity', label: t.quantity, inputmode: 'decimal' },
            { name: 'unit', label: t.unit, options: optionsOf(t.contentUnits) },
            { name: 'perBox', label: t.perBox, inputmode: 'numeric', optional: true },
            { name: 'gtin', label: t.gtin, inputmode: 'numeric', optional: true },
          ]}
        />
      </>
    )
  },
  alter: alterRows,
  answers: (content, { sites }, lang) => {
    const t = words[lang]
    const { name, genericName, brand, form, siteId, packs } = Product.parse(content)
    const site = sites.find(({ id }) => id === siteId)
    const piece = form ? supplementForms[form].unit.id : 'butir'
    return [
      { label: t.name, value: name, field: 'name' },
      { label: t.genericName, value: genericName, field: 'genericName' },
      { label: t.brand, value: labelOf(optionsOf(t.brands), brand), field: 'brand' },
      { label: t.form, value: form && supplementForms[form].title[lang], field: 'form' },
      { label: t.site, value: site && `${site.name}, ${site.address}`, field: 'siteId' },
      ...packs.map((pack, index) => ({
        label: `${t.pack} ${index + 1}`,
        value: [packText(pack, piece), pack.gtin].filter(Boolean).join(' · ') || undefined,
        field: `packs.${index}.container`,
      })),
    ]
  },
}
