{{- define "handoff.mounts" -}}
- { name: state, mountPath: /var/lib/handoff }
- { name: tmp, mountPath: /tmp }
{{- if .Values.kafka.security.enabled }}
- { name: passwords, mountPath: /run/secrets/handoff, readOnly: true }
- { name: kafka-ca, mountPath: /etc/handoff/kafka, readOnly: true }
{{- end }}
{{- if .Values.registry.caSecret }}
- { name: registry-ca, mountPath: /etc/handoff/registry, readOnly: true }
{{- end }}
{{- if eq .key "lifecycle" }}
{{- if .Values.ledger.caSecret }}
- { name: ledger-ca, mountPath: /etc/handoff/ledger, readOnly: true }
{{- end }}
{{- if .Values.contract.document }}
- { name: contract, mountPath: /etc/handoff/contract, readOnly: true }
{{- end }}
{{- end }}
{{- if and (eq .key "slaMonitor") .Values.notices.credentialsSecret }}
- { name: notices, mountPath: /etc/handoff/notices, readOnly: true }
{{- end }}
{{- end }}

{{- define "handoff.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: 256Mi }    # RocksDB's native code is unpacked there
{{- if not .state.persistent }}
- name: state
  emptyDir: { sizeLimit: {{ .state.size }} }
{{- end }}
{{- if .Values.kafka.security.enabled }}
- name: passwords
  projected:
    defaultMode: 0440
    sources:
      {{- $kafka := index .Values.kafka.security.passwordSecrets .key | default (dict "name" .name "key" "password") }}
      - secret:
          name: {{ $kafka.name }}
          items: [{ key: {{ $kafka.key }}, path: HANDOFF_KAFKA_PASSWORD }]
      {{- with index .Values.registry.passwordSecrets .key }}
      - secret:
          name: {{ .name }}
          items: [{ key: {{ .key }}, path: HANDOFF_REGISTRY_PASSWORD }]
      {{- end }}
- name: kafka-ca
  secret:
    secretName: {{ .Values.kafka.security.caSecret }}
    items: [{ key: {{ .Values.kafka.security.caKey }}, path: ca.crt }]
{{- end }}
{{- with .Values.registry.caSecret }}
- name: registry-ca
  secret: { secretName: {{ . }}, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- if eq .key "lifecycle" }}
{{- with .Values.ledger.caSecret }}
- name: ledger-ca
  secret: { secretName: {{ . }}, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- if .Values.contract.document }}
- name: contract
  configMap: { name: {{ .Release.Name }}-contract }
{{- end }}
{{- end }}
{{- if eq .key "slaMonitor" }}
{{- with .Values.notices.credentialsSecret }}
- name: notices
  secret: { secretName: {{ . }}, defaultMode: 0440 }
{{- end }}
{{- end }}
{{- end }}
