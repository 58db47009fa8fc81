/** Every address and who may come in, as `doors.test.ts` says it. Change it with the route, and ask whether it should be so. */
export const doors = String.raw`
GET / → anyone
GET /01/:rest{.+} → anyone
GET /account → applicant, any officer · before a second factor
POST /account → applicant, any officer · before a second factor
POST /account/passkeys → applicant, any officer · before a second factor · proved
POST /account/passkeys/:id/remove → applicant, any officer · before a second factor · proved
POST /account/passkeys/options → applicant, any officer · before a second factor · proved
POST /account/password → applicant, any officer · before a second factor · proved
GET /account/second-factor → applicant, any officer · before a second factor
POST /account/second-factor → applicant, any officer · before a second factor · proved
POST /account/second-factor/backup-codes → applicant, any officer · before a second factor · proved
POST /account/second-factor/confirm → applicant, any officer · before a second factor · proved
POST /account/second-factor/remove → applicant, any officer · before a second factor · proved
POST /account/sessions/end → applicant, any officer · before a second factor
GET /admin/audit → administrator
POST /admin/audit/check → administrator
GET /admin/calendar → administrator
POST /admin/calendar → administrator · proved
GET /admin/calendar/:day → administrator
POST /admin/calendar/:day → administrator · proved
GET /admin/calendar/:day/remove → administrator
POST /admin/calendar/:day/remove → administrator · proved
GET /admin/calendar/new → administrator
GET /admin/jobs → administrator
GET /admin/people → administrator
GET /admin/people/:id → administrator
POST /admin/people/:id/invite → administrator
POST /admin/people/:id/restore → administrator · proved
POST /admin/people/:id/roles → administrator · proved
POST /admin/people/:id/second-factor → administrator · proved
POST /admin/people/:id/suspend → administrator · proved
GET /admin/people/new → administrator
POST /admin/people/new → administrator · proved
GET /api/v1/applications → applicant · key for applications
POST /api/v1/applications → applicant · key for applications
GET /api/v1/applications/:id → its applicant · key for applications
POST /api/v1/applications/:id/answers → its applicant · key for applications
POST /api/v1/applications/:id/documents → its applicant · key for applications
DELETE /api/v1/applications/:id/documents/:document → its applicant · key for applications
POST /api/v1/applications/:id/file → its applicant · proved
PUT /api/v1/applications/:id/questions/:question/answer → its applicant · key for applications
PUT /api/v1/applications/:id/sections/:section → its applicant · key for applications
POST /api/v1/applications/:id/withdrawal → its applicant · key for applications
GET /api/v1/calendar/:year → anyone
GET /api/v1/cases → evaluator, approver, administrator
GET /api/v1/cases/:id → evaluator, approver, administrator
POST /api/v1/cases/:id/decision → approver · proved
POST /api/v1/cases/:id/letter → evaluator
POST /api/v1/cases/:id/marks → evaluator
POST /api/v1/cases/:id/proposal → evaluator · proved
POST /api/v1/cases/:id/questions → evaluator
DELETE /api/v1/cases/:id/questions/:question → evaluator
POST /api/v1/cases/:id/return → approver · proved
GET /api/v1/code-orders/:id → its applicant, code officer, inspector · key for codes
GET /api/v1/certificates/:number → anyone
GET /api/v1/check → anyone
POST /api/v1/check → anyone
GET /api/v1/alerts → inspector, approver
GET /api/v1/companies/:id → anyone
GET /api/v1/company → applicant · key for applications
PUT /api/v1/company → applicant · key for applications
POST /api/v1/company/certificates → applicant · key for applications
PUT /api/v1/company/certificates/:id → applicant · key for applications
DELETE /api/v1/company/certificates/:id → applicant · key for applications
PUT /api/v1/company/documents/:kind → applicant · key for applications
DELETE /api/v1/company/documents/:kind → applicant · key for applications
POST /api/v1/company/send → applicant · key for applications
POST /api/v1/company/sites → applicant · key for applications
PUT /api/v1/company/sites/:id → applicant · key for applications
DELETE /api/v1/company/sites/:id → applicant · key for applications
POST /api/v1/company/withdraw → applicant · key for applications
POST /api/v1/gs1/read → anyone
GET /api/v1/law → anyone
GET /api/v1/law/:table → anyone
GET /api/v1/licences → anyone
GET /api/v1/licences.jsonl → anyone
GET /api/v1/licences/:number → anyone
POST /api/v1/licences/check → anyone
GET /api/v1/lots → applicant, code officer, inspector · key for codes
POST /api/v1/lots → applicant · key for codes
GET /api/v1/lots/:id → its applicant, code officer, inspector · key for codes
POST /api/v1/lots/:id/close → its applicant · key for movements:write
GET /api/v1/lots/:id/codes → its applicant, code officer, inspector · key for codes
GET /api/v1/lots/:id/labels.epl → its applicant · key for codes
GET /api/v1/lots/:id/labels.pdf → its applicant · key for codes
GET /api/v1/lots/:id/labels.zpl → its applicant · key for codes
POST /api/v1/lots/:id/packing → its applicant · key for movements:write
GET /api/v1/lots/:id/reconciliation → its applicant, code officer, inspector · key for movements:read
GET /api/v1/lots/:id/reports/:report → its applicant, code officer, inspector · key for movements:read
POST /api/v1/lots/:id/serial-lists → its applicant · key for codes
GET /api/v1/lots/:id/serial-lists → its applicant, code officer, inspector · key for codes
POST /api/v1/lots/:id/statuses → its applicant · key for movements:write
GET /api/v1/lots/:id/symbols/:place{[0-9]+} → its applicant · key for codes
POST /api/v1/own-lots → applicant · key for codes
POST /api/v1/packs/acts → applicant · key for movements:write
POST /api/v1/payments → evaluator, administrator
GET /api/v1/recalls → anyone
GET /api/v1/packs/state → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /api/v1/facilities → applicant, inspector, evaluator, approver, code officer · key for movements:write
GET /api/v1/papers/:number → anyone
POST /api/v1/register/import → approver, administrator · proved
POST /api/v1/reports/distribute → applicant · key for movements:write
POST /api/v1/reports/distribute/reverse → applicant · key for movements:write
POST /api/v1/reports/receive → applicant · key for movements:write
POST /api/v1/reports/receive/reverse → applicant · key for movements:write
POST /api/v1/reports/use → applicant · key for movements:write
POST /api/v1/reports/use/reverse → applicant · key for movements:write
GET /movements/reports → applicant
POST /movements/reports → applicant
DELETE /api/v1/serial-lists/:id → its applicant · key for codes
GET /api/v1/serial-lists/:id → its applicant, code officer, inspector · key for codes
PUT /api/v1/serial-lists/:id/bytes → its applicant · key for codes
GET /api/v1/serial-lists/:id/refusals → its applicant, code officer, inspector · key for codes
POST /api/v1/ttac/packing-aggregate → applicant · key for movements:write
POST /api/v1/ttac/register → applicant · key for movements:write
POST /api/v1/ttac/register-parent → applicant · key for movements:write
POST /api/v1/ttac/send-product → applicant · key for movements:write
GET /alerts → inspector, approver
GET /alerts/:id → inspector, approver
POST /alerts/:id/decide → approver · proved
POST /alerts/:id/release → inspector, approver
POST /alerts/:id/take → inspector, approver
POST /alerts/:id/work → inspector, approver
GET /alerts/sources → inspector, approver
GET /applications → applicant
POST /applications → applicant
GET /applications/:id → its applicant, evaluator, approver
GET /applications/:id/answers → its applicant
POST /applications/:id/answers → its applicant
GET /applications/:id/check → its applicant, evaluator, approver
GET /applications/:id/documents → its applicant
POST /applications/:id/documents → its applicant
POST /applications/:id/file → its applicant · proved
GET /applications/:id/label → its applicant, evaluator, approver
GET /applications/:id/letter → its applicant, evaluator, approver
GET /applications/:id/order → its applicant, evaluator, approver
GET /applications/:id/papers/:document → its applicant, evaluator, approver
GET /applications/:id/sections/:section → its applicant
POST /applications/:id/sections/:section → its applicant
GET /applications/:id/withdraw → its applicant
POST /applications/:id/withdraw → its applicant
GET /apply → anyone
GET /assets/:name{.+} → anyone
GET /cases → evaluator, approver, administrator
GET /cases/:id → evaluator, approver, administrator
GET /cases/:id/checklist → evaluator, approver, administrator
GET /cases/:id/decide → approver
POST /cases/:id/decide → approver · proved
GET /cases/:id/dossier → evaluator, approver, administrator
POST /cases/:id/marks → evaluator
GET /cases/:id/propose → evaluator
POST /cases/:id/propose → evaluator · proved
GET /cases/:id/questions → evaluator, approver, administrator
POST /cases/:id/questions → evaluator
POST /cases/:id/questions/:question/drop → evaluator
POST /cases/:id/questions/send → evaluator
POST /cases/:id/return → approver · proved
GET /certificates/:document{[^/]+\.pdf} → anyone
GET /certificates/:number → anyone
POST /certificates/:number → anyone
GET /certificates/authority.pem → anyone
GET /check → anyone
POST /check → anyone
POST /code-access → applicant
GET /code-access → applicant
GET /code-access/:id/papers/:hash → its applicant, code officer
POST /code-access/:id/withdraw → its applicant
GET /code-access/new → applicant
GET /code-access/requests → code officer
GET /code-access/requests/:id → code officer
POST /code-access/requests/:id/end → code officer · proved
POST /code-access/requests/:id/grant → code officer · proved
POST /code-access/requests/:id/refuse → code officer · proved
GET /code-orders → applicant, code officer, inspector
GET /code-orders/:id → its applicant, code officer, inspector
POST /code-orders/:id/issue → code officer · proved
POST /code-orders/:id/refuse → code officer · proved
POST /code-orders/:id/withdraw → its applicant
GET /companies-to-verify → evaluator
GET /companies-to-verify/:id → evaluator
GET /companies-to-verify/:id/close → evaluator
POST /companies-to-verify/:id/close → evaluator · proved
POST /companies-to-verify/:id/look → evaluator
POST /companies-to-verify/:id/return → evaluator · proved
POST /companies-to-verify/:id/verify → evaluator · proved
GET /companies/:id → anyone
GET /companies/:id/papers/:hash → its applicant, evaluator, approver, inspector
GET /company → applicant
GET /company/certificates → applicant
GET /company/certificates/:id → applicant
POST /company/certificates/:id → applicant
GET /company/certificates/:id/remove → applicant
POST /company/certificates/:id/remove → applicant
GET /company/certificates/new → applicant
POST /company/certificates/new → applicant
GET /company/documents/:kind → applicant
POST /company/documents/:kind → applicant
GET /company/documents/:kind/remove → applicant
POST /company/documents/:kind/remove → applicant
GET /company/identity → applicant
POST /company/identity → applicant
GET /company/reopen → applicant
POST /company/reopen → applicant
GET /company/send → applicant
POST /company/send → applicant
GET /company/sites → applicant
GET /company/sites/:id → its applicant
POST /company/sites/:id → its applicant
GET /company/sites/:id/remove → its applicant
POST /company/sites/:id/remove → its applicant
GET /company/sites/new → applicant
POST /company/sites/new → applicant
POST /company/start → applicant
GET /company/withdraw → applicant
POST /company/withdraw → applicant
GET /confirm → anyone
POST /confirm → anyone
GET /desk → signed in
GET /epcis → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/eventTypes → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/eventTypes/:eventType → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/eventTypes/:eventType/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/epcs → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/epcs/:epc → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/epcs/:epc/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/bizSteps → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/bizSteps/:bizStep → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/bizSteps/:bizStep/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/bizLocations → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/bizLocations/:bizLocation → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/bizLocations/:bizLocation/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/readPoints → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/readPoints/:readPoint → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/readPoints/:readPoint/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/dispositions → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/dispositions/:disposition → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/dispositions/:disposition/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/queries → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/queries/:queryName → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/queries/:queryName/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
POST /epcis/queries → applicant, inspector, evaluator, approver, code officer · key for movements:read
DELETE /epcis/queries/:queryName → applicant, inspector, evaluator, approver, code officer · key for movements:read
DELETE /epcis/nextPageToken/:token → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/capture → applicant, inspector, evaluator, approver, code officer · key for movements:write
OPTIONS /epcis → anyone
OPTIONS /epcis/eventTypes → anyone
OPTIONS /epcis/eventTypes/:eventType → anyone
OPTIONS /epcis/eventTypes/:eventType/events → anyone
OPTIONS /epcis/epcs → anyone
OPTIONS /epcis/epcs/:epc → anyone
OPTIONS /epcis/epcs/:epc/events → anyone
OPTIONS /epcis/bizSteps → anyone
OPTIONS /epcis/bizSteps/:bizStep → anyone
OPTIONS /epcis/bizSteps/:bizStep/events → anyone
OPTIONS /epcis/bizLocations → anyone
OPTIONS /epcis/bizLocations/:bizLocation → anyone
OPTIONS /epcis/bizLocations/:bizLocation/events → anyone
OPTIONS /epcis/readPoints → anyone
OPTIONS /epcis/readPoints/:readPoint → anyone
OPTIONS /epcis/readPoints/:readPoint/events → anyone
OPTIONS /epcis/dispositions → anyone
OPTIONS /epcis/dispositions/:disposition → anyone
OPTIONS /epcis/dispositions/:disposition/events → anyone
OPTIONS /epcis/queries → anyone
OPTIONS /epcis/queries/:queryName → anyone
OPTIONS /epcis/queries/:queryName/events → anyone
OPTIONS /epcis/capture/:id → anyone
OPTIONS /epcis/events/:id → anyone
POST /epcis/capture → applicant · key for movements:write
OPTIONS /epcis/capture → anyone
GET /epcis/capture/:id → its applicant, inspector, evaluator, approver, code officer · key for movements:write
GET /dispense → applicant
POST /dispense → applicant
GET /epcis/events → applicant, inspector, evaluator, approver, code officer · key for movements:read
POST /epcis/events → applicant · key for movements:write
OPTIONS /epcis/events → anyone
GET /epcis/events/:id → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /forgot → anyone
POST /forgot → anyone
GET /forgot/sent → anyone
GET /health → anyone
GET /help → anyone
GET /join/:token → signed in
POST /join/:token → signed in
GET /labels → applicant
GET /law → anyone
GET /law/:table → anyone
GET /licences → applicant
GET /lots → applicant, code officer, inspector
POST /lots → applicant
GET /lots/:id → its applicant, code officer, inspector
GET /lots/:id/close → its applicant
POST /lots/:id/close → its applicant
GET /lots/:id/codes.csv → its applicant, code officer, inspector
GET /lots/:id/codes.jsonl → its applicant, code officer, inspector
GET /lots/:id/codes.xml → its applicant, code officer, inspector
GET /lots/:id/labels → its applicant
GET /lots/:id/labels.epl → its applicant
GET /lots/:id/labels.pdf → its applicant
GET /.well-known/absah-code-keys.json → anyone
POST /lots/:id/serials → its applicant
GET /lots/:id/serials → its applicant, code officer, inspector
POST /lots/:id/signed → its applicant
POST /api/v1/lots/:id/signed → its applicant · key for codes
GET /admin/code-keys → administrator
POST /admin/code-keys → administrator · proved
GET /admin/code-keys/:key/withdraw → administrator
POST /admin/code-keys/:key/withdraw → administrator · proved
GET /lots/:id/labels.zpl → its applicant
GET /lots/:id/packing → its applicant
POST /lots/:id/packing → its applicant
GET /lots/:id/reports/:report{[a-z-]+\.(?:csv|json)} → its applicant, code officer, inspector
GET /lots/:id/statuses → its applicant
POST /lots/:id/statuses → its applicant
POST /lots/check → applicant
GET /lots/new → applicant
GET /metrics → anyone
GET /movements → applicant, inspector, evaluator, approver, code officer
GET /movements/:id{[0-9]+} → applicant, inspector, evaluator, approver, code officer
GET /movements/upload → applicant
POST /movements/upload → applicant
GET /open-data → anyone
GET /openapi.json → anyone
GET /outbox → anyone
POST /own-lots → applicant
GET /own-lots/new → applicant
GET /packs → applicant, inspector, evaluator, approver, code officer
GET /packs/:class{[0-9]+}/:n{[0-9]+} → applicant, inspector, evaluator, approver, code officer
GET /payments → evaluator, administrator
POST /payments → evaluator, administrator
GET /prove → applicant, any officer · before a second factor
POST /prove → applicant, any officer · before a second factor
POST /prove/passkey → applicant, any officer · before a second factor
GET /ready → anyone
GET /recalls → anyone
POST /recalls → approver, inspector · proved
GET /recalls.atom → anyone
GET /api/v1/recall-notices → applicant · key for movements:read
GET /api/v1/recalls/:id → anyone
PUT /api/v1/recalls/:id/notices/:site/answer → its applicant · key for movements:write
GET /api/v1/recalls/:id/progress → its applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /api/v1/lots/:id/genealogy → its applicant, code officer, inspector · key for movements:read
GET /api/v1/stock → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /lots/:id/genealogy → its applicant, code officer, inspector
GET /recall-notices → applicant
GET /recalls/:id/end/decide → approver
POST /recalls/:id/end/decide → approver · proved
POST /recalls/:id/end/refuse → approver · proved
GET /recalls/:id/notices/:site → its applicant, inspector, evaluator, approver, code officer
POST /recalls/:id/notices/:site → its applicant
POST /recalls/:id/notices/:site/seen → its applicant
GET /recalls/:id/papers/:hash → applicant, inspector, evaluator, approver, code officer
GET /recalls/:id/progress → its applicant, inspector, evaluator, approver, code officer
GET /recalls/:id/report → its applicant
POST /recalls/:id/report → its applicant
POST /recalls/reach → approver, inspector
GET /boards → inspector, evaluator, approver, code officer
GET /stock → applicant, inspector, evaluator, approver, code officer
GET /recalls/:id → anyone
GET /recalls/:id/end → approver, inspector
POST /recalls/:id/end → approver, inspector · proved
GET /recalls/new → approver, inspector
GET /papers/:document{[^/]+\.pdf} → anyone
GET /papers/:number → anyone
GET /register → anyone
GET /register/import → approver, administrator
POST /register/import → approver, administrator · proved
GET /register/:number → anyone
GET /register/:number/cancel → approver
POST /register/:number/cancel → approver · proved
GET /register/:number/lift → approver
POST /register/:number/lift → approver · proved
GET /register/:number/revoke → approver
POST /register/:number/revoke → approver · proved
GET /register/:number/suspend → approver
POST /register/:number/suspend → approver · proved
GET /report → anyone
POST /report → anyone
GET /reports → inspector
GET /reports/:number → anyone
GET /reports/:number/file → inspector
POST /reports/:number/file → inspector
GET /reports/:number/photos/:hash → inspector
GET /reset/:token → anyone
POST /reset/:token → anyone
POST /api/v1/scans → applicant
POST /api/v1/scans/look → applicant
GET /scan/shell → anyone
GET /scan-worker.js → anyone
GET /scan → applicant
POST /scan → applicant
POST /scan/check → applicant
POST /serial-lists/:id → its applicant
GET /serial-lists/:id → its applicant, code officer, inspector
POST /serial-lists/:id/drop → its applicant
GET /serial-lists/:id/refusals.csv → its applicant, code officer, inspector
GET /sign-in → anyone
POST /sign-in → anyone
GET /sign-in/code → anyone
POST /sign-in/code → anyone
POST /sign-in/passkey → anyone
POST /sign-in/passkey/options → anyone
POST /sign-out → anyone
GET /sign-up → anyone
POST /sign-up → anyone
GET /sign-up/sent → anyone
GET /sites/:id → anyone
GET /staff → applicant
POST /staff/keys → applicant · proved
POST /staff/keys/:id/revoke → applicant
POST /staff/people → applicant · proved
POST /staff/people/:id/remove → applicant · proved
GET /status → anyone
GET /ui → anyone
GET /ui/:slug → anyone
GET /epcis/queries/:queryName/subscriptions → applicant, inspector, evaluator, approver, code officer · key for movements:read
POST /epcis/queries/:queryName/subscriptions → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /epcis/queries/:queryName/subscriptions/:subscriptionID → applicant, inspector, evaluator, approver, code officer · key for movements:read
DELETE /epcis/queries/:queryName/subscriptions/:subscriptionID → applicant, inspector, evaluator, approver, code officer · key for movements:read
OPTIONS /epcis/queries/:queryName/subscriptions → anyone
OPTIONS /epcis/queries/:queryName/subscriptions/:subscriptionID → anyone
OPTIONS /epcis/triggers → anyone
POST /epcis/triggers → applicant, inspector, evaluator, approver, code officer · key for movements:read
GET /subscriptions → applicant
GET /subscriptions/:id → its applicant
GET /subscriptions/:id/end → its applicant
POST /subscriptions/:id/end → its applicant
POST /subscriptions/:id/pause → its applicant
POST /subscriptions/:id/resume → its applicant
POST /subscriptions/:id/resend → its applicant
POST /subscriptions/:id/try → its applicant
GET /admin/subscriptions → administrator
GET /admin/subscriptions/:id → administrator
GET /admin/subscriptions/:id/end → administrator
POST /admin/subscriptions/:id/end → administrator
POST /admin/subscriptions/:id/pause → administrator
POST /admin/subscriptions/:id/resume → administrator
POST /admin/subscriptions/:id/resend → administrator
POST /admin/subscriptions/:id/try → administrator
GET /v/:nie → anyone
GET /v/:nie/:serial → anyone
`
