{{/* Settings of all services, as docs/operations.md has them; none of them is a secret. */}}
{{- define "handoff.settings" -}}
HANDOFF_BIND: 0.0.0.0
HANDOFF_MANAGEMENT_BIND: 0.0.0.0
HANDOFF_STATE_DIR: /var/lib/handoff/state
HANDOFF_KAFKA: {{ .Values.kafka.bootstrapServers | quote }}
HANDOFF_MAKE_TOPICS: {{ .Values.kafka.makeTopics | quote }}
HANDOFF_REGISTRY_URL: {{ .Values.registry.url | quote }}
HANDOFF_REGISTER_SCHEMAS: {{ .Values.registry.registerSchemas | quote }}
HANDOFF_KEPT_DAYS: {{ .Values.keptDays | quote }}
{{- with .Values.access.issuer }}
HANDOFF_ISSUER: {{ . | quote }}
{{- end }}
{{- with .Values.access.jwkSet }}
HANDOFF_JWK_SET: {{ . | quote }}
{{- end }}
HANDOFF_AUDIENCE: {{ .Values.access.audience | quote }}
HANDOFF_ROLES_CLAIM: {{ .Values.access.rolesClaim | quote }}
HANDOFF_REP_CLAIM: {{ .Values.access.repClaim | quote }}
{{- if .Values.kafka.security.enabled }}
SPRING_PROFILES_ACTIVE: secured
HANDOFF_SECRETS: /run/secrets/handoff
HANDOFF_CA: /etc/handoff/kafka/ca.crt
{{- if .Values.registry.caSecret }}
HANDOFF_REGISTRY_CA: /etc/handoff/registry/ca.crt
{{- end }}
{{- end }}
{{- end }}

{{/* Variables of one service. */}}
{{- define "handoff.env" -}}
- name: POD_NAME
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: SERVER_PORT
  value: {{ .port | quote }}
- name: MANAGEMENT_SERVER_PORT
  value: {{ .managementPort | quote }}
{{- if .peers }}
- name: HANDOFF_ADVERTISED
  value: $(POD_NAME).{{ include "handoff.fullname" . }}-peers.{{ .Release.Namespace }}.svc.{{ .Values.clusterDomain }}:{{ .port }}
{{- end }}
{{- if eq .key "lifecycle" }}
- name: HANDOFF_LEDGER_URL
  value: {{ .Values.ledger.url | quote }}
- name: HANDOFF_LEDGER_USER
  value: {{ .Values.ledger.user | quote }}
- name: HANDOFF_LEDGER_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ .Values.ledger.passwordSecret.name }}, key: {{ .Values.ledger.passwordSecret.key }} } }
{{- if .Values.contract.document }}
- name: HANDOFF_CONTRACT_DOCUMENT
  value: /etc/handoff/contract/contract.yaml
{{- end }}
{{- end }}
{{- if and (eq .key "slaMonitor") .Values.notices.credentialsSecret }}
- name: HANDOFF_NOTIFY_CREDENTIALS
  value: /etc/handoff/notices/credentials.properties
{{- end }}
{{- with include "handoff.own" (merge (dict "what" "extraEnv") .) | fromYamlArray }}
{{ toYaml . }}
{{- end }}
{{- end }}
